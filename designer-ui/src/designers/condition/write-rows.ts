import type { Row, RowValue, Rows } from "./rows";
import { SIGN } from "./rows";
import { quote } from "./tokens";

export function writeRows({ join, rows }: Rows): string {
  return rows.map(writeRow).join(` ${join} `);
}

function writeRow(row: Row): string {
  const { path, operator } = row;
  if (operator === "yes") return path;
  if (operator === "no") return `NOT ${path}`;
  if (operator === "empty") return `ISEMPTY(${path})`;
  if (operator === "filled") return `NOT ISEMPTY(${path})`;
  const value = row.value ? writeValue(row.value) : "NULL";
  if (operator === "in") return `${path} IN ${value}`;
  if (operator === "not_in") return `NOT (${path} IN ${value})`;
  if (operator === "contains") return `CONTAINS(${path}, ${value})`;
  if (operator === "not_contains") return `NOT CONTAINS(${path}, ${value})`;
  return `${path} ${SIGN[operator] ?? "="} ${value}`;
}

function writeValue(value: RowValue): string {
  switch (value.kind) {
    case "text":
      return quote(value.text);
    case "number":
      return value.text;
    case "boolean":
      return value.yes ? "TRUE" : "FALSE";
    case "list":
      return `[${value.items.map(quote).join(", ")}]`;
    case "constant":
      return `param.${value.key}`;
    case "field":
      return value.path;
  }
}
