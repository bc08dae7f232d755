/** `sort` of an action: which fields records are taken by. */
import { canSort } from "@/kinds/fields-of";
import type { Action, Field, FormDocument } from "@/document/types";

export interface SortKey {
  field: string;
  desc?: boolean;
}

export const MOST_SORTS = 4;

export function sortsOf(action: Action): SortKey[] {
  return Array.isArray(action.sort) ? (action.sort as SortKey[]) : [];
}

export function sortable(form: FormDocument): Field[] {
  return form.fields.filter((field) => field.type !== "rollup" && canSort(field));
}
