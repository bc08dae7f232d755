/** A formula piece by piece, with names for keys: what stands behind chips. */
import { say } from "@/i18n";
import type { Option } from "@/document/types";
import { tokensOf, unquote } from "../condition/tokens";
import type { Vocabulary } from "./vocabulary";
import { findChoice, optionText } from "./vocabulary";

export type SegmentKind = "field" | "constant" | "function" | "keyword" | "value" | "plain" | "unknown";

export interface Segment {
  kind: SegmentKind;
  text: string;
}

const KEYWORDS = new Set(["AND", "OR", "NOT", "IN", "BETWEEN", "TRUE", "FALSE", "NULL"]);
const PRETTY: Record<string, string> = { "<=": "≤", ">=": "≥", "<>": "≠", "!=": "≠", "*": "×", "/": "÷", "-": "−" };

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
