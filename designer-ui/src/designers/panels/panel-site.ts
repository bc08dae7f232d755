/** What the settings of a panel choose from, and what is wrong with the part being set. */
import type { FormDocument, Options, Panel } from "@/document/types";
import { labelOf } from "../words/field-choice";

export interface PanelProps {
  panel: Panel;
  form: FormDocument;
  /** The forms by key, the one being designed among them. */
  others: Record<string, FormDocument>;
  onChange: (changes: Options) => void;
  /** The message for an option of this panel, by its way below the panel: `items/0/expr`. */
  errorOf: (way: string) => string | undefined;
}

export const choicesOf = (fields: FormDocument["fields"] | undefined, test: (field: FormDocument["fields"][number]) => boolean = () => true) =>
  (fields ?? []).filter((field) => field.type !== "subtable" && test(field)).map((field) => ({ value: field.key, label: labelOf(field, field.key) }));
