/** A mark that a reader should not miss: what is so by its name, a choice by its word. */
import type { FieldDocument } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Tag, toneOf } from "@/parts/status";

/** Whether there is something to mark. */
export function isMarked(field: FieldDocument, value: unknown): boolean {
  return kindOf(field, value).name === "boolean" ? value === true : !isEmpty(value);
}

export function Mark({ field, value }: { field: FieldDocument; value: unknown }) {
  if (!isMarked(field, value)) return null;
  return value === true ? <Tag tone="accent">{labelOf(field)}</Tag> : <Tag tone={toneOf(optionNamed(field, value)?.color)}>{optionText(value, field)}</Tag>;
}
