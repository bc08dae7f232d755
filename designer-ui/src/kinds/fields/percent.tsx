import { percent as format, shifted } from "@/i18n/format";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { DecimalInput, movePoint, readDecimal } from "./decimal-input";
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
  const typed = typeof props.value === "string" ? shifted(props.value, 2) : null;
  return <DecimalInput {...props} value={typed} onChange={(value) => props.onChange(typeof value === "string" ? movePoint(value, -2) : null)} show={(value) => value} suffix="%" />;
}

export const percent: FieldKind = {
  name: "percent", align: "right", width: 80, filter: "number", typed: true, Display, Input: PercentInput,
  text: (value) => (isEmpty(value) ? "" : format(value, digits(value))),
  parse: (cell) => {
    const read = readDecimal(cell);
    return typeof read === "string" && !/%/.test(cell) ? movePoint(read, -2) : read;
  },
  wire: (value) => value ?? null,
};
