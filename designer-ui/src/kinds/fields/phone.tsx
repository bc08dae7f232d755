import { TextBox } from "@/parts/text-box";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span style={{ whiteSpace: "nowrap" }} className={dense ? "muted" : undefined}>{String(value)}</span>;
}

/** A masked number cannot be edited letter by letter; typing a new one replaces it. */
function PhoneInput({ id, value, onChange, disabled, invalid, placeholder, describedBy }: InputProps) {
  const shown = typeof value === "string" ? value : "";
  return (
    <TextBox
      id={id} type="tel" inputMode="tel" value={shown} disabled={disabled} placeholder={placeholder} autoComplete="off" invalid={invalid}
      aria-describedby={describedBy} onFocus={(event) => shown.includes("*") && event.target.select()}
      onChange={(text) => onChange(text.replace(/[\s-]/g, "") || null)}
    />
  );
}

/** A phone number, masked for those who need not see it. */
export const phone: FieldKind = {
  ...text, name: "phone", width: 120, Display, Input: PhoneInput, parse: (cell) => cell.replace(/[\s-]/g, "") || null,
  wire: (value) => (typeof value === "string" && value.includes("*") ? undefined : value ?? null),
};
