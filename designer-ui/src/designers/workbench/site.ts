/** What the settings of a card choose from. */
import type { FormDocument, Options, WorkbenchPart } from "@/document/types";
import { labelOf } from "../words/field-choice";
import type { DocumentItem } from "../api/documents";
import type { DatasetInfo } from "../dashboard/dataset";

export interface Site {
  forms: Record<string, FormDocument>;
  datasets: DatasetInfo[];
  items: DocumentItem[];
}

export interface SettingsProps {
  item: WorkbenchPart;
  site: Site;
  onChange: (changes: Options) => void;
}

/** Every record has these, whatever its form says. */
export const MOMENTS = ["created_at", "updated_at"];

export function isMoment(field: FormDocument["fields"][number]): boolean {
  const type = (field.result as { type?: string } | undefined)?.type ?? field.type;
  return type === "date" || type === "datetime";
}

export function fieldOptions(form: FormDocument | undefined, test: (field: FormDocument["fields"][number]) => boolean = () => true) {
  return (form?.fields ?? []).filter((field) => field.type !== "subtable" && test(field)).map((field) => ({ value: field.key, label: labelOf(field, field.key) }));
}
