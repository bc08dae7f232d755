import { isNegative, money as format } from "@/i18n/format";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { DecimalInput, readDecimal, readsDecimal } from "./decimal-input";
import { EmptyValue } from "./empty-value";

function Display({ value, field }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <span className={isNegative(value) ? "negative" : undefined}>{format(value, field.scale ?? field.result?.scale ?? 2)}</span>;
}

function MoneyInput(props: InputProps) {
  return <DecimalInput {...props} show={(value) => format(value, props.field.scale ?? 2)} />;
}

/** An amount: thousands and 分, no sign of the currency in tables. */
export const money: FieldKind = {
  name: "money", align: "right", width: 110, filter: "number", typed: true, Display, Input: MoneyInput,
  text: (value, field) => format(value, field.scale ?? 2), parse: readDecimal, reads: readsDecimal, wire: (value) => value ?? null,
};
