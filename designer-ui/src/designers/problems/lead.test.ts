/** A problem of any document leads to the designer that edits its place. */
import { expect, test } from "vitest";

import type { DocumentItem } from "../api/documents";
import { addressOf, otherOf, tabOf } from "./lead";

const items = [{ kind: "rule", key: "late", form: "order" }] as DocumentItem[];

test.each([
  ["/fields/3/expr", "form"], ["/layout/0/items/1", "form"], ["/views/0/tabs/1/filter", "list"], ["/panels/0/title", "panels"],
  ["/constraints/0/expr", "checks"], ["/invariants/0/holds", "checks"], ["/name", "settings"], ["", "settings"],
])("%s of a form is edited on the tab %s", (path, tab) => expect(tabOf(path)).toBe(tab));

test("a problem of another document is told by its kind and key", () => {
  expect(otherOf("/rule/late/actions/0/set/price", items)).toEqual({ item: items[0], path: "/actions/0/set/price" });
  expect(otherOf("/fields/3/expr", items)).toBeUndefined();
});

test("rules and flows are edited in the workspace of their form, roles and boards on pages of their own", () => {
  expect(addressOf("oms", { kind: "rule", key: "late" }, "order", "/when")).toEqual({ to: "/apps/$app/design/$form/$tab", params: { app: "oms", form: "order", tab: "rules" }, hash: "late" });
  expect(addressOf("oms", { kind: "role", key: "sales" }, null, "")).toEqual({ to: "/apps/$app/design/role/$key", params: { app: "oms", key: "sales" } });
  expect(addressOf("oms", { kind: "dataset", key: "sales" }, null, "")).toBeUndefined();
});
