import { expect, test } from "vitest";

import { both, type Condition, filterText, PERIODS } from "./conditions";
import { momentWords } from "./formula-words";
import { readConditions } from "./read-conditions";

const CASES: [Condition[], string][] = [
  [[{ field: "status", operator: "is", values: ["to_review"] }], 'status = "to_review"'],
  [[{ field: "pay_method", operator: "any", values: ["credit", "prepaid"] }], 'pay_method IN ["credit", "prepaid"]'],
  [[{ field: "buyer_remark", operator: "contains", values: ['say "hi"'] }], 'CONTAINS(buyer_remark, "say ""hi""")'],
  [[{ field: "payable", operator: "between", values: ["5000", "50000.01"] }], "payable >= 5000 AND payable <= 50000.01"],
  [[{ field: "placed_at", operator: "between", values: ["2026-11-01", "2026-11-11"] }], "placed_at >= DATE(2026, 11, 1) AND placed_at < DATE(2026, 11, 11) + 1"],
  [[{ field: "high_value", operator: "yes", values: [] }, { field: "issue", operator: "empty", values: [] }], "high_value AND ISEMPTY(issue)"],
  [[{ field: "flagged", operator: "no", values: [] }], "NOT flagged"],
  [[{ field: "opens", operator: "between", values: ["08:30", "18:00"] }], 'opens >= "08:30" AND opens <= "18:00"'],
  [[{ field: "opens", operator: "atLeast", values: ["08:30"] }], 'opens >= "08:30"'],
  [[{ field: "marks", operator: "has", values: ["new"] }, { field: "paid", operator: "yes", values: [] }], '"new" IN marks AND paid'],
  [[{ field: "marks", operator: "has", values: ["new", "old"] }], '("new" IN marks OR "old" IN marks)'],
  [[{ field: "shop.id", operator: "any", values: ["3", "4"], bare: true }], "shop.id IN [3, 4]"],
  [[{ field: "high_value", operator: "is", values: ["TRUE"], bare: true }, { field: "flagged", operator: "not", values: ["FALSE"], bare: true }], "high_value = TRUE AND flagged <> FALSE"],
  [[{ field: "shop.platform", operator: "none", values: ["jd", "tmall"] }], '(NOT shop.platform IN ["jd", "tmall"] OR ISEMPTY(shop.platform))'],
  [[{ field: "customer.id", operator: "none", values: ["3", "4"], bare: true }], "(NOT customer.id IN [3, 4] OR ISEMPTY(customer))"],
];

test.each(CASES)("chips %j say their formula and are read back from it", (conditions, formula) => {
  expect(filterText(conditions)).toBe(formula);
  expect(readConditions(formula)).toEqual(conditions);
});

test.each(PERIODS)("the period %s survives beside another chip", (period) => {
  const conditions: Condition[] = [{ field: "placed_at", operator: "within", values: [period] }, { field: "payable", operator: "above", values: ["5000"] }];
  expect(readConditions(filterText(conditions))).toEqual(conditions);
});

test("what chips cannot say stays a formula beside the chips", () => {
  expect(filterText(readConditions('status = "closed" OR payable > 5'))).toBe('(status = "closed" OR payable > 5)');
  const mixed = 'shop.name = "a AND b" AND MONTH(placed_at) = 11 AND (a OR b) AND payable > 5';
  expect(readConditions(mixed).map((one) => one.operator)).toEqual(["is", "formula", "formula", "above"]);
  expect(filterText(readConditions(mixed))).toBe(mixed);
});

test("the orders behind a bar are chips: the shop, the part of a day, the condition of the measure", () => {
  const drill = 'shop.name = "批发部" AND placed_at >= DATE(2026, 10, 30) AND placed_at < DATEADD(DATE(2026, 11, 28), 46542, "S") AND (pay IN ["paid", "part_refunded"])';
  const found = readConditions(drill);
  expect(found.map((one) => one.operator)).toEqual(["is", "span", "any"]);
  expect(filterText(found)).toBe(drill.replace("(pay", "pay").replace("])", "]"));
  expect(momentWords(found[1]!.values[1]!)).toBe("2026-11-28 12:55");
  expect(readConditions("placed_at >= DATE(2026, 11, 1) AND placed_at < DATE(2026, 12, 1)")).toEqual([{ field: "placed_at", operator: "between", values: ["2026-11-01", "2026-11-30"] }]);
});

test("two filters hold together", () => {
  expect(both("TRUE", "a = 1")).toBe("a = 1");
  expect(both('a = "x"', undefined)).toBe('a = "x"');
  expect(both("a OR b", "c")).toBe("(a OR b) AND (c)");
});
