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

export function fieldChoices(form: FormDocument): FieldChoice[] {
  return form.fields.map((field) => choiceOf(field, field.key));
}

export function lineChoices(form: FormDocument): FieldChoice[] {
  return form.fields.flatMap((table) =>
    (table.fields ?? []).map((field) => ({
      ...choiceOf(field, `${table.key}.${field.key}`),
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
