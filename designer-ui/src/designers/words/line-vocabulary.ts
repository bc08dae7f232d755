/** In a column of a subtable a bare name is a column of the same line; the record itself is reached by `record.`. */
import { say } from "@/i18n";
import type { FormDocument } from "@/document/types";
import { choiceOf } from "./field-choice";
import type { Vocabulary } from "./vocabulary";

export function lineVocabulary(form: FormDocument, table: string, others: Record<string, FormDocument>): Vocabulary {
  const fields: Vocabulary["fields"] = new Map();
  for (const column of form.fields.find((field) => field.key === table)?.fields ?? []) {
    fields.set(column.key, choiceOf(column, column.key));
    const target = typeof column.to === "string" ? others[column.to] : undefined;
    for (const each of target?.fields ?? []) {
      const path = `${column.key}.${each.key}`;
      fields.set(path, { ...choiceOf(each, path), label: `${say(column.name)}.${say(each.name)}` });
    }
  }
  for (const field of form.fields) {
    if (field.key !== table) fields.set(`record.${field.key}`, { ...choiceOf(field, `record.${field.key}`), label: `${say(form.name)}.${say(field.name)}` });
  }
  return { fields, constants: {} };
}
