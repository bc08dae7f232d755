import { newId } from "../identity";
import { insertAt, replaceWhere } from "../list";
import type { Field, FormDocument, LayoutItem } from "../types";

/** Where a field stands: in a section of the page, or as a column of a subtable. */
export type Place = { section: string; index: number } | { subtable: string; index: number };

/** Add a field and show it at the place; the definition goes beside its neighbour so that files stay readable. */
export function insertField(form: FormDocument, field: Field, place: Place): FormDocument {
  if ("subtable" in place) {
    return {
      ...form,
      fields: replaceWhere(
        form.fields,
        (each) => each.key === place.subtable,
        (table) => ({ ...table, fields: insertAt(table.fields ?? [], place.index, field) }),
      ),
    };
  }
  const shown: LayoutItem = { id: newId(), field: field.key };
  return insertItem({ ...form, fields: [...form.fields, field] }, shown, place.section, place.index);
}

/** Show an existing item in a section. */
export function insertItem(form: FormDocument, item: LayoutItem, section: string, index: number): FormDocument {
  return {
    ...form,
    layout: replaceWhere(
      form.layout ?? [],
      (each) => each.id === section,
      (each) => ({ ...each, items: insertAt(each.items, index, item) }),
    ),
  };
}
