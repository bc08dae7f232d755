/** The field kinds most forms have: one file each, one line here; the others stand in rare-kinds. */
import type { FieldDocument } from "@/api/types";

import type { FieldKind } from "./field-kind";
import { address } from "./fields/address";
import { autonumber } from "./fields/autonumber";
import { boolean } from "./fields/boolean";
import { date } from "./fields/date";
import { datetime } from "./fields/datetime";
import { department } from "./fields/department";
import { money } from "./fields/money";
import { multiselect } from "./fields/multiselect";
import { number } from "./fields/number";
import { percent } from "./fields/percent";
import { phone } from "./fields/phone";
import { reference } from "./fields/reference";
import { select } from "./fields/select";
import { status } from "./fields/status";
import { subtable } from "./fields/subtable";
import { text } from "./fields/text";
import { textarea } from "./fields/textarea";
import { user } from "./fields/user";

const KINDS: Record<string, FieldKind> = Object.fromEntries(
  [address, autonumber, boolean, date, datetime, department, money, multiselect, number, percent, phone, reference, select, status, subtable, text, textarea, user]
    .map((kind) => [kind.name, kind]),
);

export function addKinds(kinds: FieldKind[]): void {
  for (const kind of kinds) KINDS[kind.name] = kind;
}

const SAME: Record<string, string> = { bool: "boolean", option: "select", multi_select: "multiselect", integer: "number" };

export function kindNamed(name: string): FieldKind {
  return KINDS[name] ?? KINDS[SAME[name] ?? "text"] ?? text;
}

/** Computed fields look like their result, looked-up ones like what the server sends for them. */
export function kindOf(field: FieldDocument, value?: unknown): FieldKind {
  if (field.type === "formula") return kindNamed(field.result?.type ?? "text");
  if (field.type === "lookup" || field.type === "rollup") return field.result ? kindNamed(field.result.type) : looksLike(field, value);
  return kindNamed(field.type);
}

function looksLike(field: FieldDocument, value: unknown): FieldKind {
  const declared = field["value_type"];
  if (typeof declared === "string") return kindNamed(declared);
  if (typeof value === "boolean") return boolean;
  if (value && typeof value === "object" && !Array.isArray(value)) return "title" in value ? reference : "name" in value ? user : text;
  if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) && value.length < 16) return number;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return datetime;
  return text;
}

export function isComputed(field: FieldDocument): boolean {
  return ["formula", "lookup", "rollup", "autonumber", "status"].includes(field.type);
}

/** Nobody ever types it. */
export function isClosed(field: FieldDocument): boolean {
  return isComputed(field) || field.readonly === "TRUE";
}
