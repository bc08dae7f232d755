/** An option or state as dot and word where it has a colour, as a plain word where it has none. */
import type { FieldDocument, OptionDocument } from "@/api/types";
import { say } from "@/i18n";
import { StatusDot, toneOf } from "@/parts/status";

import { type DisplayProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";

export function optionsOf(field: FieldDocument): OptionDocument[] {
  return field.options ?? field.states ?? field.result?.options ?? [];
}

export function optionNamed(field: FieldDocument, value: unknown): OptionDocument | undefined {
  return optionsOf(field).find((option) => option.key === value);
}

export function optionText(value: unknown, field: FieldDocument): string {
  if (isEmpty(value)) return "";
  const option = optionNamed(field, value);
  return option ? say(option.name) : String(value);
}

export function OptionDisplay({ value, field }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  const option = optionNamed(field, value);
  if (!option?.color) return <span>{optionText(value, field)}</span>;
  return <StatusDot tone={toneOf(option.color)}>{say(option.name)}</StatusDot>;
}
