/** A condition said in words: what stands on cards and in the sentence of a rule. */
import type { TFunction } from "i18next";

import { parseRows } from "../condition/parse-rows";
import type { Operator, Row, RowValue } from "../condition/rows";
import { BARE } from "../condition/rows";
import { readFormula } from "./read-formula";
import type { Vocabulary } from "./vocabulary";
import { constantText, findChoice, optionText } from "./vocabulary";

/** Amounts are compared with signs: shorter than words, and the same in every language. */
const SYMBOL: Partial<Record<Operator, string>> = { gt: ">", ge: "≥", lt: "<", le: "≤" };

/** As a sentence, row by row where the condition is rows ("应付金额 > 50,000"). */
export function sayCondition(formula: string, words: Vocabulary, t: TFunction<"designers">): string {
  const rows = parseRows(formula);
  if (!rows) return readFormula(formula, words, t);
  const join = t(rows.join === "AND" ? "condition.and" : "condition.or");
  return rows.rows.map((row) => sayRow(row, words, t)).join(` ${join} `);
}

function sayRow(row: Row, words: Vocabulary, t: TFunction<"designers">): string {
  const field = findChoice(words, row.path)?.label ?? row.path;
  const operator = SYMBOL[row.operator] ?? (t(`operator.${row.operator}` as never) as string);
  if (BARE.has(row.operator)) return t(`sentence.${row.operator}` as never, { field }) as string;
  return `${field} ${operator} ${row.value ? sayValue(row.value, row.path, words, t) : "…"}`;
}

export function sayValue(value: RowValue, path: string, words: Vocabulary, t: TFunction<"designers">): string {
  switch (value.kind) {
    case "text":
      return optionText(words, path, value.text);
    case "number":
      return constantText({ value: value.text, type: "number", name: { zh: "" } });
    case "boolean":
      return t(value.yes ? "condition.yes" : "condition.no");
    case "list":
      return value.items.map((item) => optionText(words, path, item)).join(t("condition.listJoin"));
    case "constant":
      return constantText(words.constants[value.key]) || t("condition.someConstant");
    case "field":
      return findChoice(words, value.path)?.label ?? value.path;
  }
}
