import { expect, test } from "vitest";

import type { FormDescriptor } from "@/api/types";

import { wayBack } from "./way-back";

const transitions = [
  { key: "hold", from: ["waiting", "packed"], to: "held", undo: "resume" },
  { key: "resume", from: ["held"], to: "waiting" },
];
const descriptor = (allowed: string[]) => ({ document: { fields: [{ key: "state", type: "status", transitions }] }, rights: { transitions: allowed } }) as unknown as FormDescriptor;

test("a step is taken back by the one that its form names", () => {
  expect(wayBack(descriptor(["hold", "resume"]), "hold", [{ state: "waiting" }])).toBe("resume");
});

test("a record that came from elsewhere could not go back there", () => {
  expect(wayBack(descriptor(["hold", "resume"]), "hold", [{ state: "waiting" }, { state: "packed" }])).toBeUndefined();
});

test("who may not take the step back is not offered it", () => {
  expect(wayBack(descriptor(["hold"]), "hold", [{ state: "waiting" }])).toBeUndefined();
  expect(wayBack(descriptor(["hold", "resume"]), "resume", [{ state: "held" }])).toBeUndefined();
});
