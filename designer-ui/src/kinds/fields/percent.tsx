import { percent as format, shifted } from "@/i18n/format";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { DecimalInput, movePoint, readDecimal, readsDecimal } from "./decimal-input";
import { EmptyValue } from "./empty-value";

function digits(value: unknown): number {
  const fraction = String(value).split(".")[1]?.replace(/0+$/, "") ?? "";
  return Math.min(2, Math.max(0, fraction.length - 2));
}

function Display({ value }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span>{format(value, digits(value))}</span>;
}

/** People type 13 and mean 13 %; the stored value is 0.13. */
function PercentInput(props: InputProps) {
  const moved = (value: unknown, by: (read: string) => string) => (typeof value === "string" ? (readDecimal(value) === undefined ? value : by(value)) : null);
  return <DecimalInput {...props} value={moved(props.value, (kept) => shifted(kept, 2))} onChange={(value) => props.onChange(moved(value, (read) => movePoint(read, -2)))} show={(value) => value} suffix="%" />;
}

export const percent: FieldKind = {
  name: "percent", align: "right", width: 80, filter: "number", typed: true, Display, Input: PercentInput,
  text: (value) => (isEmpty(value) ? "" : format(value, digits(value))),
  parse: (cell) => {
    const read = readDecimal(cell);
    return typeof read === "string" && !/%/.test(cell) ? movePoint(read, -2) : read;
  },
  reads: readsDecimal,
  wire: (value) => value ?? null,
};
