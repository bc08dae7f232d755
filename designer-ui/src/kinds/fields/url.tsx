import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { text } from "./text";

const SAFE = /^https?:\/\//i;

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  const address = String(value);
  const short = address.replace(SAFE, "").replace(/\/$/, "");
  if (!SAFE.test(address)) return <span>{address}</span>;
  return <a href={address} target="_blank" rel="noopener noreferrer" title={address} onClick={(event) => event.stopPropagation()} style={dense ? undefined : { overflowWrap: "anywhere" }}>{short}</a>;
}

/** What people paste without a scheme is meant as https. */
function read(cell: string): string | null {
  const typed = cell.trim();
  if (!typed) return null;
  return /^[\w-]+(\.[\w-]+)+([:/?#]\S*)?$/.test(typed) ? `https://${typed}` : typed;
}

/** The address of a page; it opens beside this one. */
export const url: FieldKind = {
  ...text, name: "url", width: 200, Display, parse: read, wire: (value) => (typeof value === "string" ? read(value) : null),
};
