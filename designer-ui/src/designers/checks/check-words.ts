/** The names that what must hold may use: stored fields, of the record or of its lines, and the sums beside them. */
import { say } from "@/i18n";
import type { FormDocument, Invariant } from "@/document/types";
import { fieldChoices } from "../words/field-choice";
import { lineVocabulary } from "../words/line-vocabulary";
import type { Vocabulary } from "../words/vocabulary";

export function invariantWords(form: FormDocument, invariant: Invariant, others: Record<string, FormDocument>): Vocabulary {
  const own = invariant.rows ? lineVocabulary(form, invariant.rows, others).fields : new Map(fieldChoices(form, others).map((each) => [each.path, each]));
  const fields: Vocabulary["fields"] = new Map();
  for (const [key, sum] of Object.entries(invariant.sums ?? {})) fields.set(key, { path: key, label: say(sum.name) || key, type: "number", value: "number", options: [] });
  for (const [path, choice] of own) fields.set(path, choice);
  return { fields, constants: {} };
}

/** `receipt.clears` as the form and its lines; a form of which one is looked at has no such lines any more. */
export function rowsOf(of: string, others: Record<string, FormDocument>) {
  const [form = "", table] = of.split(".");
  const target = others[form];
  const lines = table ? target?.fields.find((field) => field.key === table)?.fields : undefined;
  return { target, fields: [...(lines ?? []), ...(target?.fields ?? [])].filter((field) => field.type !== "subtable") };
}
