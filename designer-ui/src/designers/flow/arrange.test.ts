import { describe, expect, it } from "vitest";

import { blockStructure } from "@/document/flow/block-structure";
import { addBranch } from "@/document/flow/branches";
import { insertNode } from "@/document/flow/insert-node";
import { reviewFlow } from "@/document/testing/examples";
import type { FlowDocument } from "@/document/types";
import type { Picture } from "./arrange";
import { arrange } from "./arrange";
import { SIZE } from "./measure";

function overlaps(picture: Picture): string[] {
  const boxes = [
    ...picture.blocks.map(({ block, x, y, height }) => ({ name: block.node.id, x: x - (block.branches.length ? 0 : SIZE.card / 2), y, w: block.branches.length ? 1 : SIZE.card, h: height })),
    ...picture.branches.map(({ branch, x, y }) => ({ name: branch.edge.id, x: x - SIZE.card / 2, y, w: SIZE.card, h: SIZE.branch })),
  ];
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h).map((b) => `${a.name} over ${b.name}`),
  );
}

function many(): FlowDocument {
  let flow = addBranch(addBranch(reviewFlow(), "big"), "clean");
  flow = insertNode(flow, ["e6"], { id: "inner", kind: "condition" });
  return insertNode(flow, ["e4"], { id: "more", kind: "approval" });
}

describe("the picture of a flow", () => {
  it.each([["review", reviewFlow()], ["many", many()]])("never puts one card on another: %s", (_name, flow) => {
    expect(overlaps(arrange(blockStructure(flow)))).toEqual([]);
  });

  it("keeps everything inside the page", () => {
    const picture = arrange(blockStructure(many()));
    for (const each of [...picture.blocks, ...picture.branches]) {
      expect(each.x).toBeGreaterThanOrEqual(SIZE.card / 2);
      expect(each.x).toBeLessThanOrEqual(picture.width - SIZE.card / 2);
      expect(each.y).toBeLessThan(picture.height);
    }
  });

  it("draws every node once and a plus on every way on", () => {
    const flow = reviewFlow();
    const picture = arrange(blockStructure(flow));
    expect(picture.blocks.map(({ block }) => block.node.id).sort()).toEqual(flow.nodes.map((node) => node.id).sort());
    const cut = new Set(picture.pluses.flatMap((plus) => plus.edges));
    for (const id of ["e1", "e2", "e3", "e4", "e6", "e7", "e8", "e10", "e14"]) expect(cut).toContain(id);
  });
});
