import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { later } from "./later";
import { text } from "./text";

const Bars = later<{ text: string }>(() => import("@/parts/bars"), 56);

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return dense ? <span style={{ whiteSpace: "nowrap" }}>{String(value)}</span> : <Bars text={String(value)} />;
}

/** What a scanner reads: text in a list, bars on a page. */
export const barcode: FieldKind = { ...text, name: "barcode", width: 130, Display, Input: later(() => import("@/parts/scan-input")) };
