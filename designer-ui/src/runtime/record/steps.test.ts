import { expect, test } from "vitest";

import type { OptionDocument } from "@/api/types";

import { stepsAround } from "./steps";

const option = (key: string, more: Partial<OptionDocument> = {}): OptionDocument => ({ key, name: { zh: key }, ...more });
const STATES = [
  option("to_review"), option("awaiting_payment"), option("to_ship"), option("shipped"), option("delivered"), option("completed"),
  option("review_failed", { beside: "to_review", color: "danger" }), option("backordered", { beside: "to_ship" }), option("closed", { off_path: true }),
];
const keys = (current: string) => stepsAround(STATES, current, () => true).map((step) => step.key);

test("the path is the states in their order", () => {
  expect(keys("completed")).toEqual(["to_review", "awaiting_payment", "to_ship", "shipped", "delivered", "completed"]);
});

test("a state beside the path stands in the place of its neighbour", () => {
  expect(keys("backordered")).toEqual(["to_review", "awaiting_payment", "backordered", "shipped", "delivered", "completed"]);
  expect(keys("review_failed")[0]).toBe("review_failed");
});

test("a state that may come at any time shows no path", () => {
  expect(keys("closed")).toEqual([]);
});

test("what a record never goes through is no step of it, unless it is there", () => {
  const without = (current: string) => stepsAround(STATES, current, (step) => step.key !== "to_ship").map((step) => step.key);
  expect(without("delivered")).toEqual(["to_review", "awaiting_payment", "shipped", "delivered", "completed"]);
  expect(without("to_ship")).toContain("to_ship");
  expect(without("backordered")).toContain("backordered");
});
