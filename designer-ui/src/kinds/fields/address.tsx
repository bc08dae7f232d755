import { Suspense } from "react";

import type { Address } from "@/api/types";
import { needWords } from "@/i18n";
import { addressText, readAddress } from "@/parts/address-text";
import { lazyPart } from "@/parts/lazy-part";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

/** Fetched when somebody types an address: few pages do. */
const AddressInput = lazyPart(async () => (await Promise.all([import("@/parts/address-input"), needWords("address")]))[0]);

function Display({ value, dense }: DisplayProps) {
  const shown = isEmpty(value) ? "" : addressText(value as Address);
  if (!shown) return <EmptyValue />;
  return <span title={dense ? shown : undefined}>{shown}</span>;
}

function Input(props: InputProps) {
  return <Suspense fallback={<div style={{ minHeight: 32 }} />}><AddressInput {...props} value={(props.value as Address | null) ?? null} /></Suspense>;
}

/** Province, city, district and the rest of the way. */
export const address: FieldKind = {
  ...text, name: "address", width: 220, filter: "none", Display, Input,
  text: (value) => (isEmpty(value) ? "" : addressText(value as Address)),
  parse: (cell) => (cell.trim() ? readAddress(cell).address : null),
};
