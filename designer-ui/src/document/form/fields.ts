/** Finding fields: a path is `key` or `subtable.key`. */
import type { Field, FormDocument, LayoutItem, Section } from "../types";

export function findField(form: FormDocument, path: string): Field | undefined {
  const [first, second] = path.split(".");
  const field = form.fields.find((each) => each.key === first);
  return second ? field?.fields?.find((each) => each.key === second) : field;
}

export function fieldKeys(form: FormDocument, parent?: string): string[] {
  const fields = parent ? findField(form, parent)?.fields : form.fields;
  return (fields ?? []).map((field) => field.key);
}

/** Dividers and notes have no key; on the canvas they are called by the id of their item. */
export const ITEM = "item:";

/** The section and place of the layout item that shows a field, or of the item itself. */
export function placeOf(form: FormDocument, key: string): { section: Section; item: LayoutItem; index: number } | undefined {
  for (const section of form.layout ?? []) {
    const index = section.items.findIndex((item) => item.field === key || ITEM + item.id === key);
    const item = section.items[index];
    if (item) return { section, item, index };
  }
  return undefined;
}

/** Fields that no section shows; they exist, can be computed and filtered, but nobody sees them on the page. */
export function unplacedFields(form: FormDocument): Field[] {
  const shown = new Set((form.layout ?? []).flatMap((section) => section.items.map((item) => item.field)));
  return form.fields.filter((field) => !shown.has(field.key));
}
