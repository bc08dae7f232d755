/** A value of a report as text, by what its column says it is. */
import i18next from "i18next";

import type { TileColumn, TileRow } from "@/api/types";
import { dateTime, money, percent, quantity } from "@/i18n/format";
import { textOf } from "@/kinds/fields/text";

export function isNumber(column: TileColumn): boolean {
  return column.role !== "dim" || ["number", "money", "percent"].includes(column.type);
}

export function cellText(value: unknown, column: TileColumn): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return i18next.t(value ? "common:yes" : "common:no");
  if (column.options && typeof value === "string") return column.options[value] ?? value;
  if (column.fn === "share" || column.type === "percent") return percent(value, 1);
  if (column.type === "money") return money(value, column.scale ?? 2);
  if (column.type === "number") return quantity(value);
  if (column.type === "datetime" && !column.grain) return dateTime(value);
  return textOf(value);
}

/** A cell of a row; the row that holds the rest is called `others` where its name would stand. */
export function textAt(row: TileRow, at: number, columns: TileColumn[], others: string): string {
  const rest = row.others && at === columns.findIndex((column) => column.role === "dim");
  return rest ? others : cellText(row.values[at], columns[at]!);
}
