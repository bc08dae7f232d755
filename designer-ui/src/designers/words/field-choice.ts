/** Fields as people choose them: label, what kind of value they hold, their options. */
import { say } from "@/i18n";
import type { Field, FormDocument, Option } from "@/document/types";

export type ValueType = "number" | "text" | "boolean" | "option" | "date" | "reference" | "person" | "list" | "other";

export interface FieldChoice {
  path: string;
  label: string;
  type: string;
  value: ValueType;
  options: Option[];
  /** The form a reference leads to. */
  to?: string;
  /** A column of a subtable: many values, so it stands inside an aggregate only. */
  many?: boolean;
}

const VALUE_OF: Record<string, ValueType> = {
  text: "text", textarea: "text", rich_text: "text", autonumber: "text", phone: "text", email: "text", url: "text", barcode: "text",
  number: "number", money: "number", percent: "number", rating: "number", duration: "number",
  date: "date", datetime: "date", time: "text", boolean: "boolean", bool: "boolean",
  select: "option", status: "option", option: "option", multi_select: "list",
  reference: "reference", record: "reference", user: "person", department: "person", subtable: "list",
};

export function valueTypeOf(field: Field): ValueType {
  const result = field.result as { type?: string } | undefined;
  return VALUE_OF[result?.type ?? field.type] ?? "other";
}

export function optionsOf(field: Field): Option[] {
  const result = field.result as { options?: Option[] } | undefined;
  return field.options ?? field.states ?? result?.options ?? [];
}

export function labelOf(field: Field | undefined, fallback = ""): string {
  return say(field?.name) || fallback;
}

type Forms = Record<string, FormDocument>;
const MOST_STEPS = 5;

/** A looked-up field holds what stands at the end of its path; where that is not known it stays as it is. */
function lookedUp(field: Field, beside: readonly Field[], others: Forms, steps = MOST_STEPS): Field {
  if (field.type !== "lookup" || typeof field.path !== "string" || steps === 0) return field;
  const way = field.path.split(".");
  let fields = beside;
  for (const [place, key] of way.entries()) {
    const found = fields.find((each) => each.key === key);
    if (!found) return field;
    if (place === way.length - 1) return { ...lookedUp(found, fields, others, steps - 1), key: field.key, name: field.name };
    fields = (typeof found.to === "string" && others[found.to]?.fields) || [];
  }
  return field;
}

export function fieldChoices(form: FormDocument, others: Forms = {}): FieldChoice[] {
  return form.fields.map((field) => choiceOf(lookedUp(field, form.fields, others), field.key));
}

export function lineChoices(form: FormDocument, others: Forms = {}): FieldChoice[] {
  return form.fields.flatMap((table) =>
    (table.fields ?? []).map((field) => ({
      ...choiceOf(lookedUp(field, [...(table.fields ?? []), ...form.fields], others), `${table.key}.${field.key}`),
      many: true,
      label: `${labelOf(table)}.${labelOf(field)}`,
    })),
  );
}

export function choiceOf(field: Field, path: string): FieldChoice {
  const result = field.result as { type?: string; to?: string } | undefined;
  const to = result?.to ?? field.to;
  return { path, label: labelOf(field, "—"), type: result?.type ?? field.type, value: valueTypeOf(field), options: optionsOf(field), ...(typeof to === "string" ? { to } : {}) };
}
