import { describe, expect, it } from "vitest";

import { startWords } from "@/i18n";

import { orderForm, reviewFlow } from "@/document/testing/examples";
import { fromLabelled, toLabelled } from "./labelled";
import { formatNumber, parseNumber } from "./format";
import { vocabulary } from "./vocabulary";

await startWords("zh-CN");
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
