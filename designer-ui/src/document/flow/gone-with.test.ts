import { describe, expect, it } from "vitest";

import { reviewFlow } from "../testing/examples";
import { goneWith } from "./gone-with";
import { removeBranch, removeNode } from "./remove-node";
import { setNode } from "./set-node";

describe("what goes along", () => {
  it("is nothing where a step only leads on", () => {
    const before = reviewFlow();
    expect(goneWith(before, removeNode(before, "cfo"), "cfo")).toEqual({ steps: [], rights: 0, actions: 0, ways: 0 });
  });

  it("are the steps that nothing leads to any more, with their rights and actions", () => {
    const before = setNode(removeNode(reviewFlow(), "cfo"), "ops", { fields: { remark: "write", payable: "read" } });
    const gone = goneWith(before, removeNode(before, "ops"), "ops");
    expect(gone.steps.map((node) => node.id)).toEqual(["no"]);
    expect([gone.rights, gone.actions]).toEqual([2, 1]);
  });

  it("are all steps of a branch, and the condition that has only one way left", () => {
    const before = reviewFlow();
    expect(goneWith(before, removeBranch(before, "e6")).steps.map((node) => node.id)).toEqual(["big", "cfo"]);
  });

  it("are exits that led to the step: what was rejected goes elsewhere now", () => {
    const before = reviewFlow();
    expect(goneWith(before, removeNode(before, "no"), "no").ways).toBe(2);
  });
});
