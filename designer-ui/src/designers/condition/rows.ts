/** A condition as rows of field, operator, value: what most conditions are, and what people read without learning a language. */

export type Operator =
  | "eq" | "ne" | "gt" | "ge" | "lt" | "le" | "in" | "not_in" | "contains" | "not_contains" | "empty" | "filled" | "yes" | "no";

export type RowValue =
  | { kind: "text"; text: string }
  | { kind: "number"; text: string }
  | { kind: "boolean"; yes: boolean }
  | { kind: "list"; items: string[] }
  | { kind: "constant"; key: string }
  | { kind: "field"; path: string };

export interface Row {
  path: string;
  operator: Operator;
  value?: RowValue;
}

export interface Rows {
  join: "AND" | "OR";
  rows: Row[];
}

/** Operators that need no value. */
export const BARE: ReadonlySet<Operator> = new Set(["empty", "filled", "yes", "no"]);

export const SIGN: Partial<Record<Operator, string>> = { eq: "=", ne: "<>", gt: ">", ge: ">=", lt: "<", le: "<=" };

export function isComplete(row: Row): boolean {
  if (!row.path) return false;
  if (BARE.has(row.operator)) return true;
  const value = row.value;
  if (!value) return false;
  if (value.kind === "number") return /^-?\d+(\.\d+)?$/.test(value.text);
  if (value.kind === "list") return value.items.length > 0;
  if (value.kind === "constant") return value.key !== "";
  if (value.kind === "field") return value.path !== "";
  return true;
}
