import { describe, expect, it } from "vitest";

import { reviewFlow } from "../testing/examples";
import type { Block } from "./block-structure";
import { blockStructure } from "./block-structure";
import { addBranch } from "./branches";
import { leadExit, setActions, stepAtExit } from "./exits";
import { edgesFrom } from "./graph";
import { insertNode } from "./insert-node";
import { removeBranch, removeNode } from "./remove-node";

const shape = (steps: Block[]): unknown[] =>
  steps.map((block) =>
    block.branches.length ? [block.node.id, ...block.branches.map((branch) => shape(branch.steps))] : block.node.id,
  );

describe("the tree view of a flow", () => {
  it("shows a node that two branches lead to once, after they join", () => {
    const tree = blockStructure(reviewFlow());
    expect(tree.structured).toBe(true);
    expect(shape(tree.steps)).toEqual(["start", ["clean", [], ["ops", ["big", ["cfo"], []]]], "pass", "lock", "end"]);
  });

  it("knows which lines a plus after the join cuts", () => {
    const tree = blockStructure(reviewFlow());
    const pass = tree.steps.find((block) => block.node.id === "pass");
    expect(pass?.entries.map((edge) => edge.id).sort()).toEqual(["e2", "e7", "e8"]);
  });

  it("draws what a rejection leads to beside the first step that can reject", () => {
    const [, clean] = blockStructure(reviewFlow()).steps;
    const ops = clean?.branches[1]?.steps[0];
    expect(shape(ops?.exits[0]?.steps ?? [])).toEqual(["no"]);
    const cfo = clean?.branches[1]?.steps[1]?.branches[0]?.steps[0];
    expect(cfo?.exits[0]?.steps).toEqual([]);
    expect(cfo?.exits[0]?.to?.id).toBe("no");
  });

  it("survives a flow that goes back to an earlier step", () => {
    const flow = reviewFlow();
    flow.edges = flow.edges.map((edge) => (edge.id === "e14" ? { ...edge, to: "clean" } : edge));
    expect(blockStructure(flow).structured).toBe(false);
  });
});

describe("verbs on a flow", () => {
  it("inserts an approver on one line; its refusal goes where the others go", () => {
    const flow = insertNode(reviewFlow(), ["e6"], { id: "new", kind: "approval" });
    expect(flow.edges.find((edge) => edge.id === "e6")?.to).toBe("new");
    expect(edgesFrom(flow, "new").map((edge) => [edge.port, edge.to])).toEqual([
      ["approved", "cfo"],
      ["rejected", "no"],
    ]);
  });

  it("inserts after a join for all branches at once", () => {
    const flow = insertNode(reviewFlow(), ["e2", "e7", "e8"], { id: "new", kind: "cc" });
    const [, , added] = blockStructure(flow).steps;
    expect(added?.node.id).toBe("new");
  });

  it("removes a step and leads its way on", () => {
    const flow = removeNode(reviewFlow(), "cfo");
    expect(flow.edges.find((edge) => edge.id === "e6")?.to).toBe("pass");
    expect(flow.nodes.some((node) => node.id === "no")).toBe(true);
  });

  it("takes along what only the removed step could reach", () => {
    const flow = removeNode(removeNode(reviewFlow(), "cfo"), "ops");
    expect(flow.nodes.some((node) => node.id === "no")).toBe(false);
    expect(flow.edges.every((edge) => flow.nodes.some((node) => node.id === edge.from))).toBe(true);
  });

  it("adds a case and takes the condition away with its last case", () => {
    const more = addBranch(reviewFlow(), "big");
    expect(edgesFrom(more, "big")).toHaveLength(3);
    expect(edgesFrom(more, "big").at(-1)?.otherwise).toBe(true);
    expect(removeBranch(reviewFlow(), "e6").nodes.some((node) => node.id === "big")).toBe(false);
  });
});

describe("ways out of a step", () => {
  const flow = reviewFlow();

  it("are closed again, and steps that only they reached go with them", () => {
    const closed = leadExit(flow, "lock", "refused:r", undefined);
    expect(closed.nodes.map((node) => node.id)).not.toContain("short");
    expect(closed.edges.some((edge) => edge.port === "refused:r")).toBe(false);
  });

  it("lead to a new step that goes on to the end", () => {
    const open = stepAtExit(flow, "pass", "refused:p", { id: "n", kind: "action", actions: [] });
    expect(open.edges.find((edge) => edge.from === "pass" && edge.port === "refused:p")?.to).toBe("n");
    expect(open.edges.find((edge) => edge.from === "n")?.to).toBe("end");
  });

  it("go with the action they belong to", () => {
    expect(setActions(flow, "lock", [{ id: "f", kind: "transition" }]).edges.some((edge) => edge.port?.startsWith("refused:"))).toBe(false);
  });
});
