/** Where an action stands: whose record it works on, which names its formulas may use. */
import type { Action, FormDocument } from "@/document/types";
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
  return typeof action.form === "string" ? names.others[action.form] : undefined;
}
