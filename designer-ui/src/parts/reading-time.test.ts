import { expect, test } from "vitest";

import { readingTime } from "./reading-time";

test("a short word about what went well is gone soon, an error stays at least six seconds", () => {
  expect(readingTime("Saved", "success")).toBe(3200);
  expect(readingTime("Not saved", "danger")).toBe(6000);
});

test("the longer the words, the longer they stay, in both languages, and never for ever", () => {
  const english = "12 rows pasted; these were not understood: HJ-10004, HJ-10005, HJ-10006. Choose them yourself.";
  const chinese = "已粘贴 12 行；这些没有认出来：HJ-10004、HJ-10005、HJ-10006，请自己选择对应的商品规格";
  expect(readingTime(english, "warning")).toBeGreaterThan(8000);
  expect(readingTime(chinese, "warning")).toBeGreaterThan(7000);
  expect(readingTime(english.repeat(9), "warning")).toBe(20_000);
});
