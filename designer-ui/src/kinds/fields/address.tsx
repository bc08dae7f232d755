import type { Address } from "@/api/types";
import { AddressInput } from "@/parts/address-input";
import { addressText, readAddress } from "@/parts/address-text";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

function Display({ value, dense }: DisplayProps) {
  const shown = isEmpty(value) ? "" : addressText(value as Address);
  if (!shown) return <EmptyValue />;
  return <span title={dense ? shown : undefined}>{shown}</span>;
}

function Input(props: InputProps) {
  return <AddressInput {...props} value={(props.value as Address | null) ?? null} />;
}

/** Province, city, district and the rest of the way. */
export const address: FieldKind = {
  ...text, name: "address", width: 220, filter: "none", Display, Input,
  text: (value) => (isEmpty(value) ? "" : addressText(value as Address)),
  parse: (cell) => (cell.trim() ? readAddress(cell).address : null),
};
