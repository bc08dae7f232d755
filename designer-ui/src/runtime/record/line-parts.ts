/** What a line is about: the name of the thing, and what of it goes into the record's total. */
import type { FieldDocument, FormDescriptor } from "@/api/types";
import { isComputed, kindOf } from "@/kinds/registry";

import { totalOf } from "./total-of";

export function nameOf(columns: FieldDocument[]): FieldDocument | undefined {
  return columns.find((column) => column.type === "lookup" || column.type === "text") ?? columns[0];
}

/** How many of it: the number that everybody has to give, the last one where several are (bought, and of these returned). */
export function countOf(columns: FieldDocument[]): FieldDocument | undefined {
  const numbers = columns.filter((column) => column.type === "number");
  return numbers.findLast((column) => column.required === "TRUE") ?? numbers[0];
}

export function amountOf(descriptor: FormDescriptor, table: FieldDocument, columns: FieldDocument[]): FieldDocument | undefined {
  const amounts = columns.filter((column) => column.type === "formula" && column.result?.type === "money");
  const total = totalOf(descriptor.document.fields)?.expr ?? "";
  return amounts.find((column) => new RegExp(`\\b${table.key}\\.${column.key}\\b`).test(total)) ?? amounts.at(-1);
}

/** More columns than this do not fit where a record stands beside a list. */
const MOST_NARROW = 7;

/** Columns that go where room lacks: units, rates, and amounts on the way to the amount of the line. */
export function asideOf(descriptor: FormDescriptor, table: FieldDocument, columns: FieldDocument[]): Set<FieldDocument> {
  if (columns.length <= MOST_NARROW) return new Set();
  const [name, amount] = [nameOf(columns), amountOf(descriptor, table, columns)];
  return new Set(columns.slice(1).filter((column) => {
    if (column === name || column === amount) return false;
    const kind = kindOf(column).name;
    return kind === "percent" || kind === "text" || column.type === "lookup" || (kind === "money" && isComputed(column));
  }));
}
