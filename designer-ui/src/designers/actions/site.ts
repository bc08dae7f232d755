/** Where an action stands: whose record it works on, which names its formulas may use. */
import type { Action, Field, FormDocument, Text } from "@/document/types";
import type { Kinds } from "../api/kinds";
import type { Names } from "../flow/node-words";
import type { Vocabulary } from "../words/vocabulary";

export interface ActionSite {
  names: Names;
  /** Names of the record's own formulas; what another form's formulas may use is built from them. */
  words: Vocabulary;
  kinds: Kinds | undefined;
  onConstant?: (key: string, value: string) => void;
}

/** The columns of the subtable that an action goes through, as if they were a form. */
export function rowForm(action: Action, form: FormDocument | undefined): FormDocument | undefined {
  const table = form?.fields.find((field) => field.key === action.for_each);
  return form && table ? { ...form, fields: table.fields ?? [] } : undefined;
}

/** The form an action writes to, when it is not the record at hand. */
export function targetOf(action: Action, names: Names): FormDocument | undefined {
  return typeof action.form === "string" ? formNamed(action.form, names) : undefined;
}

/** A form by its key, or the rows of its subtable (`order.lines`) as if they were one. */
export function formNamed(key: string, names: Names): FormDocument | undefined {
  const [owner = "", table] = key.split(".");
  const form = names.others[owner];
  if (!form || table === undefined) return form;
  const field = form.fields.find((each) => each.key === table);
  return field ? { ...form, key, name: joined(form.name, field.name), fields: field.fields ?? [] } : undefined;
}

/** The subtables of a form, under the names that actions know their rows by. */
export function rowsOf(form: FormDocument): FormDocument[] {
  return form.fields.filter((field) => field.type === "subtable").map((field) => ({ ...form, key: `${form.key}.${field.key}`, name: joined(form.name, field.name), fields: field.fields ?? [] }));
}

/** What a match may name besides fields: the record or row itself, and the record a row is in. */
export function itselfOf(form: FormDocument | undefined, key: string): Field | undefined {
  const [owner, table] = form?.key.split(".") ?? [];
  if (key === "id") return table ? { key, type: "number", name: { zh: "这一行", en: "The row itself" } } : { key, type: "reference", to: owner, name: { zh: "单据本身", en: "The record itself" } };
  return key === "record" && table ? { key, type: "reference", to: owner, name: { zh: "所在单据", en: "Its record" } } : undefined;
}

function joined(form: Text | undefined, table: Text | undefined): Text {
  return { zh: `${form?.zh ?? ""}·${table?.zh ?? ""}`, en: `${form?.en ?? form?.zh ?? ""} · ${table?.en ?? table?.zh ?? ""}` };
}
