import { newId } from "../identity";
import type { FormDocument, Options, Text, WorkbenchDocument, WorkbenchPart } from "../types";

export function newWorkbench(key: string, name: Text, roles: string[]): WorkbenchDocument {
  return { kind: "workbench", key, schema: 1, name, roles, position: 0, items: [] };
}

export const SIZES: Record<string, { w: number; h: number }> = {
  counter: { w: 3, h: 3 }, list: { w: 9, h: 9 }, numbers: { w: 3, h: 8 }, tasks: { w: 6, h: 8 }, shortcuts: { w: 3, h: 5 }, recent: { w: 6, h: 6 },
};

interface Begin {
  form: FormDocument | undefined;
  dataset: { key: string; measures: { key: string }[] } | undefined;
  title: Text;
}

/** A card as it starts: it shows something at once, and its settings say what. Null where there is nothing to show. */
export function newItem(kind: string, at: WorkbenchPart["at"], { form, dataset, title }: Begin): WorkbenchPart | null {
  const options = optionsOf(kind, form, dataset);
  return options ? { id: newId(), kind, at, title, ...options } : null;
}

function optionsOf(kind: string, form: Begin["form"], dataset: Begin["dataset"]): Options | null {
  if (kind === "counter") return form ? { form: form.key } : null;
  if (kind === "list") return form ? freshList(form) : null;
  if (kind === "shortcuts") return form ? { links: [{ id: newId(), list: form.key }] } : null;
  if (kind === "numbers") return dataset?.measures[0] ? { dataset: dataset.key, numbers: dataset.measures.slice(0, 3).map((each) => ({ measure: each.key })) } : null;
  return {};
}

/** Its title and the first columns of its list; each row opens. */
export function freshList(form: FormDocument): Options {
  const own = (form.views?.[0]?.columns ?? []).map((column) => column.field).filter((key) => form.fields.some((field) => field.key === key && field.type !== "subtable"));
  const keys = [...new Set([...(form.title ? [form.title] : []), ...own])].slice(0, 4);
  const columns = keys.length ? keys : form.fields.filter((field) => field.type !== "subtable").slice(0, 1).map((field) => field.key);
  return { form: form.key, columns: columns.map((field) => ({ field })), actions: [{ id: newId(), open: "record" }] };
}
