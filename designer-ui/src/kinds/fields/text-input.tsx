/** One line of text; the box of every kind that is typed letter by letter. */
import { Input } from "antd";

import type { InputProps } from "../field-kind";

export function TextInput({ id, value, onChange, disabled, invalid, autoFocus, placeholder, describedBy, field }: InputProps) {
  return (
    <Input
      id={id} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value || null)} disabled={disabled} autoFocus={autoFocus}
      placeholder={placeholder} status={invalid ? "error" : undefined} aria-invalid={invalid} aria-describedby={describedBy}
      maxLength={typeof field.max === "number" ? field.max : undefined} autoComplete="off"
    />
  );
}
