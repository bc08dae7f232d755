import { patched } from "../list";
import type { Column, FormDocument } from "../types";
import { ITEM } from "./fields";

/** A column without this field beside it; the last one takes the setting away. */
function withoutMark(column: Column, key: string): Column {
  if (!column.beside?.includes(key)) return column;
  const left = column.beside.filter((each) => each !== key);
  return patched(column, { beside: left.length ? left : undefined });
}

/** Take a field away together with the places of this form that show it; formulas that use it become problems to solve. */
export function removeField(form: FormDocument, path: string): FormDocument {
  const [first, column] = path.split(".");
  if (column) {
    return {
      ...form,
      fields: form.fields.map((field) =>
        field.key === first ? { ...field, fields: (field.fields ?? []).filter((each) => each.key !== column) } : field,
      ),
    };
  }
  return patched(form, {
    fields: form.fields.filter((field) => field.key !== first),
    layout: form.layout?.map((section) => ({ ...section, items: section.items.filter((item) => item.field !== first) })),
    views: form.views?.map((view) =>
      patched(view, {
        columns: view.columns?.filter((each) => each.field !== first).map((each) => withoutMark(each, path)),
        sort: view.sort?.filter((each) => each.field !== first),
        tabs: view.tabs?.map((tab) => patched(tab, { sort: tab.sort?.filter((each) => each.field !== first) })),
      }),
    ),
    search: form.search?.filter((each) => each !== first),
  });
}

/** Only hide it: the field and its values stay. A divider or a note goes altogether. */
export function takeOffPage(form: FormDocument, key: string): FormDocument {
  return {
    ...form,
    layout: (form.layout ?? []).map((section) => ({ ...section, items: section.items.filter((item) => item.field !== key && ITEM + item.id !== key) })),
  };
}
