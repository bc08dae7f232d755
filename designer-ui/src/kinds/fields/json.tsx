import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { later } from "./later";
import { text } from "./text";

const written = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  if (dense) return <code>{written(value).slice(0, 200)}</code>;
  return <pre style={{ margin: 0, maxHeight: 320, overflow: "auto", fontSize: 12 }}>{JSON.stringify(value, null, 2)}</pre>;
}

function read(cell: string): unknown {
  if (!cell.trim()) return null;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
}

/** Data of any shape. */
export const json: FieldKind = { ...text, name: "json", width: 180, filter: "none", Display, Input: later(() => import("@/parts/read-box")), text: written, parse: read };
