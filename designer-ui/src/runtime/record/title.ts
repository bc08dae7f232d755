import type { FormDocument, RecordData } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";

/** What a person calls this record. */
export function titleOf(document: FormDocument, record: RecordData): string {
  const field = fieldAt(document, document.title);
  const value = record[document.title];
  return (field ? kindOf(field, value).text(value, field) : "") || `#${record.id}`;
}
