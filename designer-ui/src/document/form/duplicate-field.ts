import { newKey } from "../identity";
import type { Field, FormDocument } from "../types";
import { fieldKeys, findField, placeOf } from "./fields";
import { insertField } from "./insert-field";

/** A copy right after the original, with its own key; the suffix marks it for the person who will rename it. */
export function duplicateField(form: FormDocument, path: string, suffix: { zh: string; en: string }): FormDocument {
  const original = findField(form, path);
  if (!original) return form;
  const [first = "", column] = path.split(".");
  const parent = column ? first : undefined;
  const name = original.name && {
    zh: original.name.zh + suffix.zh,
    ...(original.name.en ? { en: original.name.en + suffix.en } : {}),
  };
  const copy: Field = { ...original, key: newKey(fieldKeys(form, parent)), ...(name ? { name } : {}) };
  if (parent) return insertField(form, copy, { subtable: parent, index: fieldKeys(form, parent).indexOf(original.key) + 1 });
  const place = placeOf(form, first);
  const section = place?.section.id ?? form.layout?.[0]?.id;
  return section ? insertField(form, copy, { section, index: place ? place.index + 1 : 0 }) : form;
}
