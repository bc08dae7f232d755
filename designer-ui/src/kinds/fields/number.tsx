import { isNegative, quantity } from "@/i18n/format";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { DecimalInput, readDecimal, readsDecimal } from "./decimal-input";
import { EmptyValue } from "./empty-value";

function Display({ value }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span className={isNegative(value) ? "negative" : undefined}>{quantity(value)}</span>;
}

function NumberInput(props: InputProps) {
  return <DecimalInput {...props} show={(value) => quantity(value)} />;
}

/** A quantity: as many digits as it has. */
export const number: FieldKind = {
  name: "number", align: "right", width: 88, filter: "number", typed: true, Display, Input: NumberInput,
  text: (value) => quantity(value), parse: readDecimal, reads: readsDecimal, wire: (value) => value ?? null,
};
