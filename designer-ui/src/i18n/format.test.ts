import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";

import { dateTime, duration, fixed, happened, momentOf, money, percent, quantity, shifted, shortTime, showIn } from "./format";
import words from "./zh-CN/common.json";

beforeAll(async () => {
  await i18next.init({ lng: "zh-CN", resources: { "zh-CN": { common: words } } });
  showIn("Asia/Shanghai");
});

test("money shows thousands, 分 and the minus in front", () => {
  expect(money("12345")).toBe("12,345.00");
  expect(money("-12.5")).toBe("−12.50");
  expect(money("99999999999999.99")).toBe("99,999,999,999,999.99");
  expect(money(null)).toBe("");
});

test("rounding is half away from zero and never through a float", () => {
  expect(fixed("1.005", 2)).toBe("1.01");
  expect(fixed("-2.675", 2)).toBe("-2.68");
  expect(fixed("-0.001", 2)).toBe("0.00");
});

test("quantities carry no trailing zeros", () => {
  expect(quantity("120.000")).toBe("120");
  expect(quantity("1.500")).toBe("1.5");
  expect(quantity("1000")).toBe("1,000");
});

test("percentages move the point by text", () => {
  expect(percent("0.326")).toBe("32.6%");
  expect(shifted("0.13", 2)).toBe("13");
});

test("times are the company's wall clock", () => {
  expect(dateTime("2026-11-10T16:03:00Z")).toBe("2026-11-11 00:03");
  expect(momentOf("2026-11-11 00:03")).toBe("2026-11-10T16:03:00Z");
  expect(shortTime("2026-11-20T06:36:00Z", new Date("2026-11-20T08:00:00Z"))).toBe("14:36");
});

test("durations read as people say them", () => {
  expect(duration(4 * 3_600_000 + 31 * 60_000)).toBe("4 小时 31 分");
  expect(duration(26 * 3_600_000)).toBe("1 天 2 小时");
});

test("what has just happened is told by how long ago, the rest by the clock", () => {
  const now = new Date("2026-11-20T08:00:00Z");
  const told = ["2026-11-20T08:00:20Z", "2026-11-20T07:59:40Z", "2026-11-20T07:12:00Z", "2026-11-20T01:30:00Z", "2026-11-19T01:30:00Z", "2026-11-18T01:30:00Z", "2025-11-18T01:30:00Z", "2026-11-20T09:30:00Z"];
  expect(told.map((at) => happened(at, now))).toEqual(["刚刚", "刚刚", "48 分钟前", "09:30", "昨天 09:30", "11-18 09:30", "2025-11-18", "17:30"]);
});
