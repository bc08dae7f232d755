/** Kinds of fields that few forms have are fetched with the first form that has one, before anything draws it. */
import type { FieldDocument } from "@/api/types";

const RARE = new Set(["bank_account", "barcode", "duration", "email", "id_card", "json", "rating", "time", "url"]);

function isRare(field: FieldDocument): boolean {
  return RARE.has(field.type) || RARE.has(field.result?.type ?? "") || (field.fields ?? []).some(isRare);
}

export async function fetchKinds<T extends FieldDocument[]>(fields: T): Promise<T> {
  if (fields.some(isRare)) await import("./rare-kinds");
  return fields;
}
