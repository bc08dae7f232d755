import type { Operator, Row, RowValue, Rows } from "./rows";
import { SIGN } from "./rows";
import type { Token } from "./tokens";
import { tokensOf, unquote } from "./tokens";

const WORDS = new Set(["AND", "OR", "NOT", "IN", "BETWEEN", "TRUE", "FALSE", "NULL"]);
const OPERATOR_OF = new Map<string, Operator>([
  ...Object.entries(SIGN).map(([operator, sign]) => [sign, operator as Operator] as const),
  ["!=", "ne"],
]);

/** The rows a formula amounts to; undefined when it says more than rows can: it is then edited as a formula. */
export function parseRows(formula: string): Rows | undefined {
  const reader = new Reader(tokensOf(formula).filter((token) => token.kind !== "space"));
  const rows: Row[] = [];
  let join: string | undefined;
  while (!reader.done) {
    if (rows.length) {
      const word = reader.word("AND") ?? reader.word("OR");
      if (!word || (join && join !== word)) return undefined;
      join = word;
    }
    const row = readRow(reader);
    if (!row) return undefined;
    rows.push(row);
  }
  return { join: join === "OR" ? "OR" : "AND", rows };
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: Token[]) {}
  get done(): boolean {
    return this.at >= this.tokens.length;
  }
  word(text: string): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== "name" || token.text.toUpperCase() !== text) return undefined;
    this.at += 1;
    return text;
  }
  sign(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "operator" || token.text !== text) return false;
    this.at += 1;
    return true;
  }
  comparison(): Operator | undefined {
    const token = this.tokens[this.at];
    const operator = token?.kind === "operator" ? OPERATOR_OF.get(token.text) : undefined;
    if (operator) this.at += 1;
    return operator;
  }
  path(): string | undefined {
    const token = this.tokens[this.at];
    const next = this.tokens[this.at + 1];
    if (token?.kind !== "name" || WORDS.has(token.text.toUpperCase()) || next?.text === "(") return undefined;
    this.at += 1;
    return token.text;
  }
  literal(kind: "text" | "number"): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return undefined;
    this.at += 1;
    return token.text;
  }
}

function readRow(reader: Reader): Row | undefined {
  const negated = reader.word("NOT") !== undefined;
  if (negated && reader.sign("(")) {
    const inner = readRow(reader);
    return inner?.operator === "in" && reader.sign(")") ? { ...inner, operator: "not_in" } : undefined;
  }
  const call = reader.word("ISEMPTY") ?? reader.word("CONTAINS");
  if (call) return readCall(reader, call, negated);
  const path = reader.path();
  if (!path) return undefined;
  if (reader.word("IN")) {
    const value = readList(reader);
    return value ? { path, operator: negated ? "not_in" : "in", value } : undefined;
  }
  const operator = reader.comparison();
  if (!operator) return { path, operator: negated ? "no" : "yes" };
  const value = readValue(reader);
  return value && !negated ? { path, operator, value } : undefined;
}

function readCall(reader: Reader, call: string, negated: boolean): Row | undefined {
  if (!reader.sign("(")) return undefined;
  const path = reader.path();
  if (!path) return undefined;
  if (call === "ISEMPTY") return reader.sign(")") ? { path, operator: negated ? "filled" : "empty" } : undefined;
  const value = reader.sign(",") ? readValue(reader) : undefined;
  return value && reader.sign(")") ? { path, operator: negated ? "not_contains" : "contains", value } : undefined;
}

function readValue(reader: Reader): RowValue | undefined {
  const text = reader.literal("text");
  if (text !== undefined) return { kind: "text", text: unquote(text) };
  const sign = reader.sign("-") ? "-" : "";
  const number = reader.literal("number");
  if (number !== undefined) return { kind: "number", text: sign + number };
  if (sign) return undefined;
  if (reader.word("TRUE")) return { kind: "boolean", yes: true };
  if (reader.word("FALSE")) return { kind: "boolean", yes: false };
  const path = reader.path();
  if (!path) return undefined;
  return path.startsWith("param.") ? { kind: "constant", key: path.slice("param.".length) } : { kind: "field", path };
}

function readList(reader: Reader): RowValue | undefined {
  if (!reader.sign("[")) return undefined;
  const items: string[] = [];
  do {
    const item = reader.literal("text");
    if (item === undefined) return undefined;
    items.push(unquote(item));
  } while (reader.sign(","));
  return reader.sign("]") ? { kind: "list", items } : undefined;
}
