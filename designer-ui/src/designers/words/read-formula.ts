/** A formula as part of a sentence: functions and joining words in the reader's language, in the formula's own order. */
import type { TFunction } from "i18next";

import type { Option } from "@/document/types";
import { type Token, tokensOf, unquote } from "../condition/tokens";
import { sayFormula } from "./say-formula";
import type { Vocabulary } from "./vocabulary";

type T = TFunction<"designers">;

/** Where pairs of arguments begin, and how each pair is said. */
const PAIRS: Record<string, { from: number; each: "case" | "equal" | "criterion" }> = {
  IF: { from: 0, each: "case" }, IFS: { from: 0, each: "case" }, SWITCH: { from: 1, each: "equal" },
  COUNTIFS: { from: 0, each: "criterion" }, SUMIFS: { from: 1, each: "criterion" }, AVERAGEIFS: { from: 1, each: "criterion" },
};
const WORDS: Record<string, string> = { AND: "condition.and", OR: "condition.or", NOT: "reading.not", IN: "reading.in", BETWEEN: "reading.between", TRUE: "condition.yes", FALSE: "condition.no", NULL: "reading.null" };
const CLOSING = new Set([")", "]", ","]);

interface Argument {
  said: string;
  /** As it was written: a unit of time is a text. */
  written: string;
}

export function readFormula(formula: string, words: Vocabulary, t: T, own: Option[] = []): string {
  const tokens = tokensOf(formula);
  const segments = sayFormula(formula, words, own);
  let at = 0;

  const next = (from: number): Token | undefined => tokens.slice(from).find((each) => each.kind !== "space");

  function stretch(): string {
    let said = "";
    let value = false; // whether a value stands before: then AND, OR, IN and BETWEEN join, and are no calls
    let between = false;
    while (at < tokens.length && !CLOSING.has(tokens[at]!.text)) {
      const token = tokens[at]!;
      const segment = segments[at]!;
      const name = token.text.toUpperCase();
      at += 1;
      if (token.kind === "space") said += " ";
      else if (token.kind === "name" && !value && next(at)?.text === "(") {
        said += call(name);
        value = true;
      } else if (segment.kind === "keyword") {
        said += t(name === "AND" && between ? "reading.to" : (WORDS[name] as never)) as string;
        between = name === "BETWEEN";
        value = name === "TRUE" || name === "FALSE" || name === "NULL";
      } else if (token.text === "(" || token.text === "[") {
        const all = list();
        said += token.text === "(" ? `(${all.map((each) => each.said).join(t("reading.then"))})` : all.map((each) => each.said).join(t("condition.listJoin"));
        value = true;
      } else {
        said += segment.text;
        value = token.kind !== "operator";
      }
    }
    return said.trim();
  }

  /** What stands between brackets, the first of which is behind. */
  function list(): Argument[] {
    const found: Argument[] = [];
    while (at < tokens.length) {
      const start = at;
      const said = stretch();
      const written = tokens.slice(start, at).map((each) => each.text).join("").trim();
      if (written) found.push({ said, written });
      const end = tokens[at]?.text;
      at += 1;
      if (end !== ",") break;
    }
    return found;
  }

  function call(name: string): string {
    at = tokens.findIndex((each, index) => index >= at && each.text === "(") + 1;
    const args = list();
    const said = args.map((each) => each.said);
    const join = t("condition.listJoin");
    const [a, b, c, d, e, f] = said;
    const unit = unquote(args[2]?.written ?? "").toUpperCase();
    const values = {
      a, b, c, d, e, f, all: said.join(join), rest: said.slice(1).join(join), fromThird: said.slice(2).join(join),
      pairs: pairs(name, said), span: t(`unit.${unit}` as never, { n: b, defaultValue: said.slice(1).join(" ") }), unit: t(`reading.unit.${unit}` as never, { defaultValue: c ?? "" }),
    };
    const ways = [`reading.of.${name}.${args.length}`, `reading.of.${name}.n`, "reading.unknown"];
    return t(ways as never, values) as string;
  }

  function pairs(name: string, said: string[]): string {
    const { from, each } = PAIRS[name] ?? { from: said.length, each: "case" };
    const found: string[] = [];
    for (let index = from; index < said.length; index += 2) {
      const then = said[index + 1];
      found.push(then === undefined ? t("reading.else", { then: said[index] }) : t(`reading.${each}`, { when: said[index], then }));
    }
    return found.join(t("reading.then"));
  }

  let whole = stretch();
  while (at < tokens.length) { // a bracket too many: as it stands
    whole += segments[at]?.text ?? "";
    at += 1;
    whole += stretch();
  }
  return whole;
}
