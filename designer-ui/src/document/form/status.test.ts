import { describe, expect, it } from "vitest";

import { orderForm } from "../testing/examples";
import { findField } from "./fields";
import { addState, moveState, removeState, usesOfState } from "./states";
import { newTransitionKey, removeTransition, setTransition } from "./transitions";

const review = (form = orderForm()) => findField(form, "review")!;

describe("a status field", () => {
  it("takes a state at the end and puts it elsewhere", () => {
    const form = moveState(addState(orderForm(), "review", { key: "x_done", name: { zh: "完成" } }), "review", 3, 1);
    expect(review(form).states?.map((each) => each.key)).toEqual(["draft", "x_done", "pending", "held"]);
  });

  it("knows which of its own parts refer to a state", () => {
    expect(usesOfState(review(), "draft")).toMatchObject({ initial: true, transitions: [{ key: "submit" }] });
    expect(usesOfState(review(), "held")).toEqual({ initial: false, transitions: [], beside: [] });
  });

  it("loses a state or a transition and nothing else", () => {
    const form = removeTransition(removeState(orderForm(), "review", "held"), "review", "submit");
    expect(review(form)).toMatchObject({ initial: "draft", states: [{ key: "draft" }, { key: "pending" }], transitions: [] });
  });

  it("takes a property of a transition away rather than keeping it empty", () => {
    const [submit] = review(setTransition(orderForm(), "review", "submit", { ask: undefined })).transitions ?? [];
    expect(submit).not.toHaveProperty("ask");
  });

  it("names a new transition so that no other of the form has its key", () => {
    expect(newTransitionKey(orderForm(), "Submit")).toBe("x_submit");
    expect(newTransitionKey(orderForm())).toMatch(/^x_/);
  });
});
