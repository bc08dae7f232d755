import { describe, expect, it } from "vitest";

import { needWords, startWords } from "@/i18n";

import { orderForm, reviewFlow } from "@/document/testing/examples";
import { fromLabelled, toLabelled } from "./labelled";
import { formatNumber, parseNumber } from "./format";
import { findChoice, vocabulary } from "./vocabulary";

await startWords("zh-CN");
await needWords("designers");
const words = vocabulary(orderForm(), reviewFlow().constants);

describe("formulas with labels", () => {
  it.each([
    ["SUM(lines.price) * 2", "SUM({订单明细.单价}) * 2"],
    ["payable > param.director", "{应付金额} > {财务总监审批额度}"],
    ['remark = "payable"', '{备注} = "payable"'],
    ["old.payable <> payable", "old.{应付金额} <> {应付金额}"],
    ["nobody + 1", "nobody + 1"],
  ])("%s reads %s and back", (formula, labelled) => {
    expect(toLabelled(formula, words)).toBe(labelled);
    expect(fromLabelled(labelled, words)).toBe(formula);
  });
});

it("tells a value from what it was before the change", () => {
  expect(findChoice(words, "old.payable")).toMatchObject({ path: "payable", label: "修改前的应付金额" });
  expect(findChoice(words, "record.payable")).toMatchObject({ label: "应付金额" });
});

describe("numbers as people write them", () => {
  it.each([
    ["50000", "50,000"],
    ["-1234567.80", "−1,234,567.8"],
    ["0.05", "0.05"],
    ["abc", "abc"],
  ])("%s shows as %s", (value, shown) => expect(formatNumber(value)).toBe(shown));

  it("reads them back, full-width comma included", () => {
    expect(parseNumber("30，000.50")).toBe("30000.50");
    expect(parseNumber("三万")).toBeUndefined();
  });
});
