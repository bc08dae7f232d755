import { TextArea } from "@/parts/text-box";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text, textOf } from "./text";

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span style={dense ? undefined : { whiteSpace: "pre-wrap" }} title={dense ? textOf(value) : undefined}>{textOf(value)}</span>;
}

function TextareaInput({ id, value, onChange, disabled, invalid, placeholder, describedBy }: InputProps) {
  return (
    <TextArea
      id={id} value={textOf(value)} onChange={(text) => onChange(text || null)} disabled={disabled} placeholder={placeholder} invalid={invalid} aria-describedby={describedBy}
    />
  );
}

/** Words in several lines. */
export const textarea: FieldKind = { ...text, name: "textarea", width: 180, Display, Input: TextareaInput };
