import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

function Display({ value }: DisplayProps) {
  return isEmpty(value) ? <EmptyValue /> : <span style={{ whiteSpace: "nowrap" }}>{String(value)}</span>;
}

/** The number of a document, given by the server. */
export const autonumber: FieldKind = { ...text, name: "autonumber", width: 150, typed: false, Display };
