/** What the server keeps encrypted and masks for those who need not see it: phones, addresses of mail, numbers of people and accounts. */
import type { InputHTMLAttributes } from "react";

import { TextBox } from "@/parts/text-box";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

const MASK = "**";

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span style={{ whiteSpace: "nowrap" }} className={dense ? "muted" : undefined}>{String(value)}</span>;
}

/** `dropped`: what people type between the digits and nobody keeps. */
export function sealed(name: string, width: number, box: Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode">, dropped: RegExp): FieldKind {
  const read = (cell: string) => cell.replace(dropped, "") || null;
  /** A masked value cannot be edited letter by letter; typing a new one replaces it. */
  function Input({ id, value, onChange, disabled, invalid, placeholder, describedBy }: InputProps) {
    const shown = typeof value === "string" ? value : "";
    return (
      <TextBox
        {...box} id={id} value={shown} disabled={disabled} placeholder={placeholder} autoComplete="off" invalid={invalid} aria-describedby={describedBy}
        onFocus={(event) => shown.includes(MASK) && event.target.select()} onChange={(typed) => onChange(read(typed))}
      />
    );
  }
  return {
    ...text, name, width, sealed: true, filter: "none", Display, Input, parse: read,
    wire: (value) => (typeof value === "string" && value.includes(MASK) ? undefined : value ?? null),
  };
}
