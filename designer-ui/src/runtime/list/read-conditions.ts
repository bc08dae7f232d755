/** Reads a filter formula back into chips; what no chip is made for stays a formula, part by part. */
import { type Condition, PERIODS, formulaOf } from "./conditions";
import { bare, isOne, outerConjunct } from "./outer-conjunct";

const NAME = "([a-z_][\\w.]*)";
const TEXT = '"((?:[^"]|"")*)"';
const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const TIME = '"(\\d\\d:\\d\\d)"';
const DAY = "DATE\\((\\d+), (\\d+), (\\d+)\\)";

const MOMENT = `DATE\\(\\d+, \\d+, \\d+\\)|DATEADD\\(DATE\\(\\d+, \\d+, \\d+\\), \\d+, "S"\\)`;

const unquote = (text: string) => text.replaceAll('""', '"');
const iso = (year = "", month = "", date = "") => `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

type Reader = [RegExp, (match: string[]) => Condition];

const READERS: Reader[] = [
  [new RegExp(`^${NAME} >= ${DAY} AND \\1 < ${DAY} \\+ 1`), (m) => ({ field: m[1]!, operator: "between", values: [iso(m[2], m[3], m[4]), iso(m[5], m[6], m[7])] })],
  [new RegExp(`^${NAME} >= ${DAY} AND \\1 < ${DAY}`), (m) => ({ field: m[1]!, operator: "between", values: [iso(m[2], m[3], m[4]), dayBefore(iso(m[5], m[6], m[7]))] })],
  [new RegExp(`^${NAME} >= (${MOMENT}) AND \\1 < (${MOMENT})`), (m) => ({ field: m[1]!, operator: "span", values: [m[2]!, m[3]!] })],
  [new RegExp(`^${NAME} >= ${NUMBER} AND \\1 <= ${NUMBER}`), (m) => ({ field: m[1]!, operator: "between", values: [m[2]!, m[3]!] })],
  [new RegExp(`^${NAME} >= ${TIME} AND \\1 <= ${TIME}`), (m) => ({ field: m[1]!, operator: "between", values: [m[2]!, m[3]!] })],
  [new RegExp(`^${NAME} (>=|<=) ${TIME}`), (m) => ({ field: m[1]!, operator: m[2] === ">=" ? "atLeast" : "atMost", values: [m[3]!] })],
  [new RegExp(`^${NAME} >= ${DAY}`), (m) => ({ field: m[1]!, operator: "atLeast", values: [iso(m[2], m[3], m[4])] })],
  [new RegExp(`^${NAME} < ${DAY} \\+ 1`), (m) => ({ field: m[1]!, operator: "atMost", values: [iso(m[2], m[3], m[4])] })],
  [new RegExp(`^${NAME} (=|<>) ${TEXT}`), (m) => ({ field: m[1]!, operator: m[2] === "=" ? "is" : "not", values: [unquote(m[3]!)] })],
  [new RegExp(`^${NAME} (=|<>) ${NUMBER}`), (m) => ({ field: m[1]!, operator: m[2] === "=" ? "is" : "not", values: [m[3]!], bare: true })],
  [new RegExp(`^${NAME} (=|<>) (TRUE|FALSE)`), (m) => ({ field: m[1]!, operator: m[2] === "=" ? "is" : "not", values: [m[3]!], bare: true })],
  [new RegExp(`^${NAME} IN \\[(${TEXT}(?:, ${TEXT})*)\\]`), (m) => ({ field: m[1]!, operator: "any", values: [...m[2]!.matchAll(new RegExp(TEXT, "g"))].map((one) => unquote(one[1]!)) })],
  [new RegExp(`^${NAME} IN \\[(\\d+(?:, \\d+)*)\\]`), (m) => ({ field: m[1]!, operator: "any", values: m[2]!.split(", "), bare: true })],
  [new RegExp(`^\\(NOT ${NAME} IN \\[(${TEXT}(?:, ${TEXT})*)\\] OR ISEMPTY\\(\\1\\)\\)`), (m) => ({ field: m[1]!, operator: "none", values: [...m[2]!.matchAll(new RegExp(TEXT, "g"))].map((one) => unquote(one[1]!)) })],
  [new RegExp(`^\\(NOT ${NAME}\\.id IN \\[(\\d+(?:, \\d+)*)\\] OR ISEMPTY\\(\\1\\)\\)`), (m) => ({ field: `${m[1]}.id`, operator: "none", values: m[2]!.split(", "), bare: true })],
  [new RegExp(`^${TEXT} IN ([a-z_]\\w*)`), (m) => ({ field: m[2]!, operator: "has", values: [unquote(m[1]!)] })],
  [new RegExp(`^\\(${TEXT} IN ([a-z_]\\w*)((?: OR ${TEXT} IN \\2)+)\\)`), (m) => ({ field: m[2]!, operator: "has", values: [...m[0]!.matchAll(new RegExp(`${TEXT} IN`, "g"))].map((one) => unquote(one[1]!)) })],
  [new RegExp(`^CONTAINS\\(${NAME}, ${TEXT}\\)`), (m) => ({ field: m[1]!, operator: "contains", values: [unquote(m[2]!)] })],
  [new RegExp(`^STARTSWITH\\(${NAME}, ${TEXT}\\)`), (m) => ({ field: m[1]!, operator: "starts", values: [unquote(m[2]!)] })],
  [new RegExp(`^${NAME} (>=|<=|>|<) ${NUMBER}`), (m) => ({ field: m[1]!, operator: ({ ">": "above", ">=": "atLeast", "<": "below", "<=": "atMost" } as const)[m[2] as ">"], values: [m[3]!] })],
  [new RegExp(`^NOT ISEMPTY\\(${NAME}\\)`), (m) => ({ field: m[1]!, operator: "filled", values: [] })],
  [new RegExp(`^ISEMPTY\\(${NAME}\\)`), (m) => ({ field: m[1]!, operator: "empty", values: [] })],
  [new RegExp(`^NOT ${NAME}(?![\\w(])`), (m) => ({ field: m[1]!, operator: "no", values: [] })],
  [new RegExp(`^${NAME}(?= AND |$)`), (m) => ({ field: m[1]!, operator: "yes", values: [] })],
];

function readPeriod(text: string): { condition: Condition; length: number } | null {
  const field = new RegExp(`^${NAME} >= `).exec(text)?.[1];
  if (!field) return null;
  for (const period of PERIODS) {
    const condition: Condition = { field, operator: "within", values: [period] };
    const formula = formulaOf(condition);
    if (text.startsWith(formula) && /^( AND |$)/.test(text.slice(formula.length))) return { condition, length: formula.length };
  }
  return null;
}

function readOne(text: string): { condition: Condition; length: number } | null {
  const period = readPeriod(text);
  if (period) return period;
  for (const [pattern, make] of READERS) {
    const match = pattern.exec(text);
    if (match && /^( AND |$)/.test(text.slice(match[0].length))) return { condition: make(match), length: match[0].length };
  }
  return null;
}

/** A part on its own, with or without brackets around it. */
function readPart(text: string): { condition: Condition; length: number } {
  const part = outerConjunct(text);
  const inner = bare(part);
  const one = readOne(inner);
  const condition: Condition = one?.length === inner.length ? one.condition : { field: "", operator: "formula", values: [part] };
  return { condition, length: part.length };
}

export function readConditions(filter: string): Condition[] {
  if (isOne(filter.trim())) return [{ field: "", operator: "formula", values: [`(${filter.trim()})`] }];
  const found: Condition[] = [];
  let rest = filter.trim();
  while (rest) {
    const one = readOne(rest) ?? readPart(rest);
    found.push(one.condition);
    rest = rest.slice(one.length).replace(/^\s*AND\s+/i, "");
  }
  return found;
}
