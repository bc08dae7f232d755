/** A formula or condition said in words: what stands on cards, in the rule's sentence and behind chips. */
import type { TFunction } from "i18next";

import { say } from "@/i18n";
import type { Option } from "@/document/types";
import { parseRows } from "../condition/parse-rows";
import type { Operator, Row, RowValue } from "../condition/rows";
import { BARE } from "../condition/rows";
import { tokensOf, unquote } from "../condition/tokens";
import type { Vocabulary } from "./vocabulary";
import { constantText, findChoice, optionText } from "./vocabulary";

export type SegmentKind = "field" | "constant" | "function" | "keyword" | "value" | "plain" | "unknown";

export interface Segment {
  kind: SegmentKind;
  text: string;
}

const KEYWORDS = new Set(["AND", "OR", "NOT", "IN", "BETWEEN", "TRUE", "FALSE", "NULL"]);
const PRETTY: Record<string, string> = { "<=": "≤", ">=": "≥", "<>": "≠", "!=": "≠", "*": "×", "/": "÷", "-": "−" };

/** Amounts are compared with signs: shorter than words, and the same in every language. */
const SYMBOL: Partial<Record<Operator, string>> = { gt: ">", ge: "≥", lt: "<", le: "≤" };

/** Piece by piece in the formula's own order, for chips; `own` are the options of the field the result goes to. */
export function sayFormula(formula: string, words: Vocabulary, own: Option[] = []): Segment[] {
  const tokens = tokensOf(formula);
  return tokens.map((token, index): Segment => {
    if (token.kind === "space") return { kind: "plain", text: " " };
    if (token.kind === "text") {
      // A text beside a choice is the key of one of its options: people know it by name.
      const beside = tokens.slice(0, index).findLast((each) => each.kind === "name" && findChoice(words, each.text));
      const option = own.find((each) => each.key === unquote(token.text));
      return { kind: "value", text: option ? say(option.name) : beside ? optionText(words, beside.text, unquote(token.text)) : unquote(token.text) };
    }
    if (token.kind === "number") return { kind: "value", text: token.text };
    if (token.kind === "operator") return { kind: "plain", text: PRETTY[token.text] ?? token.text };
    if (token.kind === "unknown") return { kind: "unknown", text: token.text };
    if (KEYWORDS.has(token.text.toUpperCase())) return { kind: "keyword", text: token.text.toUpperCase() };
    const next = tokens.slice(index + 1).find((each) => each.kind !== "space");
    if (next?.text === "(") return { kind: "function", text: token.text.toUpperCase() };
    if (token.text.startsWith("param.")) {
      const constant = words.constants[token.text.slice(6)];
      return constant ? { kind: "constant", text: say(constant.name) } : { kind: "unknown", text: token.text };
    }
    const choice = findChoice(words, token.text);
    return choice ? { kind: "field", text: choice.label } : { kind: "unknown", text: token.text };
  });
}

/** As a sentence when the condition is rows ("应付金额 > 50,000"), else the formula with labels. */
export function sayCondition(formula: string, words: Vocabulary, t: TFunction<"designers">): string {
  const rows = parseRows(formula);
  if (!rows) return sayFormula(formula, words).map((segment) => segment.text).join("");
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
