/** One line of text; the box of every kind that is typed letter by letter. */
import { TextBox } from "@/parts/text-box";

import type { InputProps } from "../field-kind";

export function TextInput({ id, value, onChange, disabled, invalid, autoFocus, placeholder, describedBy, field }: InputProps) {
  return (
    <TextBox
      id={id} value={typeof value === "string" ? value : ""} onChange={(text) => onChange(text || null)} disabled={disabled} autoFocus={autoFocus}
      placeholder={placeholder} invalid={invalid} aria-describedby={describedBy}
      maxLength={typeof field.max === "number" ? field.max : undefined} autoComplete="off"
    />
  );
}
