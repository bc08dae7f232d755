import { describe, expect, it } from "vitest";

import { groupProblems } from "./group-problems";
import { fill, given, leaveOut, mapColumn, mergedBy, missing, needsLook, targetOf } from "./mapping";
import type { Entry, Target } from "./run";

const target = (path: string, required = false): Target => ({ path, name: path, group: null, required, type: "text", options: [] });
const targets = [target("shop", true), target("recipient"), target("lines.sku", true), target("lines.qty", true)];
const start: Entry[] = [{ target: "recipient", source: { kind: "column", column: 2 }, confidence: 90, ground: "synonym" }];

describe("an import mapping", () => {
  it("gives a column to one target and a target one column", () => {
    const moved = mapColumn(start, 2, "shop");
    expect(targetOf(moved, 2)?.target).toBe("shop");
    const again = mapColumn(moved, 4, "shop");
    expect(again).toHaveLength(1);
    expect(targetOf(again, 2)).toBeUndefined();
    expect(mapColumn(start, 2, undefined)).toEqual([]);
  });

  it("takes a constant or a formula for a target, in place of a column", () => {
    const mapping = fill(fill(start, "shop", { kind: "constant", value: "禾间旗舰店" }), "recipient", { kind: "formula", expr: '"匿名"' });
    expect(given(mapping)).toHaveLength(2);
    expect(leaveOut(mapping, "shop")).toHaveLength(1);
  });

  it("asks for required targets, for those of lines only when lines are filled", () => {
    expect(missing({ targets }, start).map((each) => each.path)).toEqual(["shop"]);
    const lines = fill(start, "lines.qty", { kind: "constant", value: "1" });
    expect(missing({ targets }, lines).map((each) => each.path)).toEqual(["shop", "lines.sku"]);
  });

  it("says by what rows become lines of one record", () => {
    const keys = [["number"], ["shop", "recipient"]];
    const shop = fill(start, "shop", { kind: "constant", value: "A" });
    expect(mergedBy({ targets, keys }, shop)).toEqual([]);
    expect(mergedBy({ targets, keys }, fill(shop, "lines.qty", { kind: "constant", value: "1" }))).toEqual([]);
    const lines = mapColumn(shop, 5, "lines.sku");
    expect(mergedBy({ targets, keys }, lines).map((each) => each.path)).toEqual(["recipient"]);
    expect(mergedBy({ targets, keys }, leaveOut(lines, "shop"))).toEqual([]);
  });

  it("marks what is unsure", () => {
    expect(needsLook({ ...start[0]!, confidence: 75 })).toBe(true);
    expect(needsLook(start[0]!)).toBe(false);
  });
});

describe("problems of a preview", () => {
  it("says the same problem once, with its rows", () => {
    const row = (n: number, message: string) => ({ n, values: { shop: "A" }, cells: [], errors: [{ path: "/shop", code: "x", message, hint: null, severity: "error" as const }] });
    const groups = groupProblems([row(1, "没有"), row(2, "重复"), row(3, "没有")]);
    expect(groups.map((group) => [group.message, group.value, group.rows])).toEqual([["没有", "A", [1, 3]], ["重复", "A", [2]]]);
  });
});
