/** What is typed into a number counts in formulas as it would be saved. */
import { expect, test } from "vitest";

import { plain, type Num } from "./decimal";
import { fromWire } from "./values";

test.each(["12", "-3", "+3", "12.", ".5", "0012.50", "99999999999999999999"])("%s is a number", (typed) => {
  expect(plain(fromWire(typed, "number") as Num)).toBe(String(Number(typed) > 1e15 ? typed : Number(typed)));
});

test.each(["1e5", "1E-5", "0x10", "0b11", "Infinity", "NaN", "十", "1,000", "-", "."])("%s counts as nothing", (typed) => {
  expect(fromWire(typed, "number")).toBeNull();
});
