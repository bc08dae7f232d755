import { expect, test } from "vitest";

import type { FieldDocument } from "@/api/types";

import { countOf } from "./line-parts";

const number = (key: string, required?: string): FieldDocument => ({ key, type: "number", name: { zh: key }, required });

test("how many is the last number that has to be given", () => {
  expect(countOf([number("bought", "TRUE"), number("left"), number("qty", "TRUE"), number("shipped")])?.key).toBe("qty");
  expect(countOf([number("qty")])?.key).toBe("qty");
  expect(countOf([])).toBeUndefined();
});
