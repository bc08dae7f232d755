import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { later } from "./later";
import { number } from "./number";

function Display({ value, field }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  const stars = Number(value);
  const most = Math.max(typeof field.max === "number" ? field.max : 5, stars);
  return <span role="img" aria-label={`${stars} / ${most}`} style={{ color: "var(--warning-dot)", letterSpacing: 1, whiteSpace: "nowrap" }}>{"★".repeat(stars)}<span style={{ color: "var(--text-4)" }}>{"★".repeat(most - stars)}</span></span>;
}

/** Stars. */
export const rating: FieldKind = { ...number, name: "rating", align: "left", width: 110, Display, Input: later(() => import("@/parts/stars")) };
