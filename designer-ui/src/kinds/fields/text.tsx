import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { TextInput } from "./text-input";

export function textOf(value: unknown): string {
  if (isEmpty(value)) return "";
  if (typeof value === "object" && value !== null) {
    const named = value as { title?: string; name?: string };
    return named.title ?? named.name ?? "";
  }
  return String(value);
}

function Display({ value }: DisplayProps) {
  const shown = textOf(value);
  return shown ? <span>{shown}</span> : <EmptyValue />;
}

/** Words in one line. */
export const text: FieldKind = {
  name: "text", align: "left", width: 140, filter: "text", typed: true, Display, Input: TextInput,
  text: textOf, parse: (cell) => cell.trim() || null, wire: (value) => value ?? null,
};
