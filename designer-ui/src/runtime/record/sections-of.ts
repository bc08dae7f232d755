/** The sections in which a record is read and written. */
import type { FormDescriptor, LayoutSection } from "@/api/types";

/** Without a layout all fields stand in one section, line items each in their own. */
export function sectionsOf({ document }: FormDescriptor): LayoutSection[] {
  if (document.layout?.length) return document.layout;
  const plain = document.fields.filter((field) => field.type !== "subtable").map((field) => ({ id: field.key, field: field.key }));
  const tables = document.fields.filter((field) => field.type === "subtable");
  return [{ id: "all", type: "section", columns: 3, items: plain }, ...tables.map((field): LayoutSection => ({ id: field.key, type: "section", name: field.name, items: [{ id: field.key, field: field.key }] }))];
}
