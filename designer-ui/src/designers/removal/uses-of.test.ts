import { describe, expect, it } from "vitest";

import type { Use } from "../api/documents";
import { usesOf } from "./uses-of";

const use = (kind: string, key: string, path: string, place = ""): Use => ({ kind, key, name: { zh: key, en: key }, place: { zh: place, en: place }, path, text: "" });

describe("what stands on a field", () => {
  it("is one line a document, with its places by name and each once", () => {
    const found = usesOf([use("rule", "late", "/when"), use("rule", "late", "/actions/0/set/due", "催款"), use("rule", "late", "/actions/1/set/due", "催款")], "order");
    expect(found).toEqual([{ kind: "rule", key: "late", name: { zh: "late", en: "late" }, places: [{ zh: "催款", en: "催款" }], path: "/when", count: 3 }]);
  });

  it("leaves out what the field takes along: its place on the page, its columns, its place in the search", () => {
    const along = ["/layout/0/items/1/field", "/views/0/columns/3/field", "/views/0/sort/0/field", "/search/1"].map((path) => use("form", "order", path));
    expect(usesOf(along, "order")).toEqual([]);
    expect(usesOf(along, "receipt")).toHaveLength(1);
  });

  it("keeps what would break: the filter of a tab, the title, a formula", () => {
    const paths = ["/views/0/tabs/0/filter", "/title", "/fields/3/expr"];
    expect(usesOf(paths.map((path) => use("form", "order", path)), "order").map((each) => each.count)).toEqual([3]);
  });

  it("begins with the form itself, then what acts, then what shows", () => {
    const found = usesOf([use("role", "sales", "/forms/order/read"), use("form", "receipt", "/fields/0/expr"), use("workbench", "boss", "/items/0/filter"), use("flow", "review", "/edges/0/when"), use("form", "order", "/title")], "order");
    expect(found.map((each) => each.key)).toEqual(["order", "receipt", "review", "boss", "sales"]);
  });
});
