/** What a picker tells the server of the record being filled in: the values that the field's filter asks for, as typed so far. */
import type { FieldDocument } from "@/api/types";

export function askedRecord(field: FieldDocument, values: Record<string, unknown>, id?: number): string | undefined {
  const names = [...String(field["filter"] ?? "").matchAll(/\brecord\.(\w+)/g)].map((match) => match[1]!);
  if (!names.length) return undefined;
  const asked: Record<string, unknown> = id === undefined ? {} : { id };
  for (const name of names) if (values[name] !== undefined) asked[name] = values[name];
  return JSON.stringify(asked);
}
