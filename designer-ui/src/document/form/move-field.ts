import { moveWithin, replaceWhere } from "../list";
import type { FormDocument } from "../types";
import { placeOf } from "./fields";
import { insertItem } from "./insert-field";
import type { Place } from "./insert-field";

/**
 * Move a field on the page, or a column within its subtable. `index` counts the items that stand before it
 * *while it is still there*, which is what a drop between two items means.
 */
export function moveField(form: FormDocument, path: string, to: Place): FormDocument {
  const [first = "", column] = path.split(".");
  if ("subtable" in to) {
    if (!column || to.subtable !== first) return form;
    return {
      ...form,
      fields: replaceWhere(
        form.fields,
        (each) => each.key === first,
        (table) => {
          const columns = table.fields ?? [];
          const from = columns.findIndex((each) => each.key === column);
          return { ...table, fields: moveWithin(columns, from, landing(from, to.index)) };
        },
      ),
    };
  }
  const here = placeOf(form, first);
  if (column || !here || !form.layout?.some((section) => section.id === to.section)) return form;
  const without: FormDocument = {
    ...form,
    layout: form.layout.map((section) =>
      section.id === here.section.id ? { ...section, items: section.items.filter((item) => item.id !== here.item.id) } : section,
    ),
  };
  const same = here.section.id === to.section;
  return insertItem(without, here.item, to.section, same ? landing(here.index, to.index) : to.index);
}

function landing(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap;
}
