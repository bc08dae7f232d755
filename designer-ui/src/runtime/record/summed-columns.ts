import type { FieldDocument } from "@/api/types";

/** Columns of a sub-table that the form's own formulas add up: SUM(lines.qty) makes qty one of them. */
export function summedColumns(fields: FieldDocument[], table: string): Set<string> {
  const found = new Set<string>();
  for (const field of fields) {
    for (const match of (field.expr ?? "").matchAll(new RegExp(`SUM\\(${table}\\.(\\w+)\\)`, "g"))) found.add(match[1]!);
  }
  return found;
}
