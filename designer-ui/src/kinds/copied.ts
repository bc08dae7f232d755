/** What is worth a copy button: numbers of documents, phones, and the texts by which a form is searched. */
import type { FieldDocument, FormDocument } from "@/api/types";

export function copiedText(document: FormDocument, field: FieldDocument, value: unknown): string | null {
  const named = field.type === "autonumber" || field.type === "phone" || (field.type === "text" && document.search?.includes(field.key));
  return named && typeof value === "string" && value && !value.includes("*") ? value : null;
}
