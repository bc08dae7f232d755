import { patched, replaceWhere } from "../list";
import type { Field, FormDocument, LayoutItem } from "../types";

export function setField(form: FormDocument, path: string, changes: Partial<Field>): FormDocument {
  const [first, column] = path.split(".");
  return {
    ...form,
    fields: replaceWhere(
      form.fields,
      (field) => field.key === first,
      (field) =>
        column
          ? { ...field, fields: replaceWhere(field.fields ?? [], (each) => each.key === column, (each) => patched(each, changes)) }
          : patched(field, changes),
    ),
  };
}

export function setItem(form: FormDocument, id: string, changes: Partial<LayoutItem>): FormDocument {
  return {
    ...form,
    layout: (form.layout ?? []).map((section) => ({
      ...section,
      items: replaceWhere(section.items, (item) => item.id === id, (item) => patched(item, changes)),
    })),
  };
}
