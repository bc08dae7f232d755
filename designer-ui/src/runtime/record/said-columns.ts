import type { FieldDocument, FormDescriptor, Line, RecordAccess } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";

/** Columns that say something in at least one line, of those that the reader may see. */
export function saidColumns(descriptor: FormDescriptor, access: Pick<RecordAccess, "fields" | "unneeded">, table: FieldDocument, lines: Line[]): FieldDocument[] {
  const hidden = (key: string) => access.fields[`${table.key}.${key}`] === "hidden" || descriptor.rights.fields?.[`${table.key}.${key}`] === "hidden";
  const says = (value: unknown) => !isEmpty(value) && !/^0(\.0+)?$/.test(String(value));
  return (table.fields ?? []).filter((column) => !access.unneeded.includes(`${table.key}.${column.key}`) && !hidden(column.key) && lines.some((line) => says(line[column.key])));
}
