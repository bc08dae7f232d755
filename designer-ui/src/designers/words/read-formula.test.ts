/** Nobody has to know the names of functions to read what a rule does. */
import { readFileSync } from "node:fs";
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";

import { orderForm, reviewFlow } from "@/document/testing/examples";
import { functions } from "@/formula/functions";
import { rare } from "@/formula/functions/rare";
import { chooseLanguage, needWords, startWords } from "@/i18n";

import { readFormula } from "./read-formula";
import { vocabulary } from "./vocabulary";

/** Name and example of every function, from the reference that the engine writes. */
const LISTED = [...readFileSync("../docs/reference/functions.md", "utf8").matchAll(/^\| `([A-Z_]+)\(.*?` \| `.*?` \| `(.*?)` \|/gm)].map(([, name, example]) => [name!, example!.replaceAll("\\|", "|")] as const);
const NAMES = LISTED.map(([name]) => name);
const words = vocabulary(orderForm(), reviewFlow().constants);
const t = () => i18next.getFixedT(i18next.language, "designers") as never;
const read = (formula: string) => readFormula(formula, words, t());

beforeAll(async () => {
  await startWords("zh-CN");
  await needWords("designers");
});

/** Made of operators and spans by the server; nobody writes them. */
const INNER = ["NEG", "POS", "FIT", "DAYSPAN", "MEETS", "TODATETIME"];

it("knows every function that is computed", () => {
  const computed = Object.keys({ ...functions, ...rare }).filter((name) => /^[A-Z_]+$/.test(name) && !INNER.includes(name));
  expect(computed.filter((name) => !NAMES.includes(name))).toEqual([]);
});

describe.each(["zh-CN", "en-US"] as const)("in %s", (language) => {
  beforeAll(() => chooseLanguage(language));

  it.each(LISTED)("%s is said in words", (name, example) => {
    for (const formula of [example, ...[0, 1, 2, 3, 4, 5, 6].map((count) => `${name}(${["p", "q", "r", "s", "t", "u"].slice(0, count).join(", ")})`)]) {
      const said = read(formula);
      expect(said.replaceAll(/“[^”]*”/g, "").split(/[^A-Za-z_]+/).filter((word) => NAMES.includes(word)), formula).toEqual([]);
      expect(said, formula).not.toMatch(/\{\{|reading\./);
      expect(i18next.exists(`designers:reading.of.${name}.n`), name).toBe(true);
    }
  });
});

describe("a sentence", () => {
  it.each([
    ["COALESCE(payable, 0) + 1", "应付金额（空时按 0） + 1", "应付金额 (0 when empty) + 1"],
    ["payable BETWEEN 1 AND ROUND(payable, 2) AND NOT ISEMPTY(remark)", "应付金额 介于 1 与 应付金额四舍五入到 2 位小数 且 并非 备注为空", "应付金额 is between 1 and 应付金额 rounded to 2 places and not 备注 is empty"],
    ["payable > 1 AND (ISEMPTY(remark) OR payable IN [1, 2])", "应付金额 > 1 且 (备注为空 或 应付金额 属于 1、2)", "应付金额 > 1 and (备注 is empty or 应付金额 is one of 1, 2)"],
    ["IF(payable > 5, \"a\", IF(ISEMPTY(remark), NULL, TRUE))", "如果 应付金额 > 5 则为 a，否则为 如果 备注为空 则为 空，否则为 是", "a if 应付金额 > 5, else empty if 备注 is empty, else yes"],
    ["DATEADD(NOW(), 24, \"H\")", "现在 加 24 小时", "now plus 24 hours"],
    ["SUMIFS(lines.qty, lines.sku, \"A*\", lines.qty, \">1\")", "订单明细.SKU 符合 A*，订单明细.数量 符合 >1 的行的订单明细.数量合计", "the sum of 订单明细.数量 where 订单明细.SKU meeting A*, 订单明细.数量 meeting >1"],
    ["ROUND(payable", "应付金额四舍五入取整", "应付金额 rounded"],
    ["payable) + 1", "应付金额)+ 1", "应付金额)+ 1"],
    ["", "", ""],
  ])("%s", async (formula, zh, en) => {
    await chooseLanguage("zh-CN");
    expect(read(formula)).toBe(zh);
    await chooseLanguage("en-US");
    expect(read(formula)).toBe(en);
  });
});
