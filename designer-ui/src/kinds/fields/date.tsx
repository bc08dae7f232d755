import { Suspense } from "react";

import { lazyPart } from "@/parts/lazy-part";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";

const DateInput = lazyPart(() => import("@/parts/date-input"));

function Display({ value }: DisplayProps) {
  return isEmpty(value) ? <EmptyValue /> : <span>{String(value).slice(0, 10)}</span>;
}

function Input(props: InputProps) {
  return <Suspense fallback={<span style={{ display: "block", height: 32 }} />}><DateInput {...props} /></Suspense>;
}

/** 2026-11-11, 2026/11/11, 2026年11月11日 and 20261111 all mean the same day. */
export function readDate(cell: string): string | null | undefined {
  const trimmed = cell.trim();
  if (!trimmed) return null;
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(trimmed) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(trimmed);
  if (!match) return undefined;
  const iso = `${match[1]}-${match[2]!.padStart(2, "0")}-${match[3]!.padStart(2, "0")}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
}

/** A day without a clock or a zone. */
export const date: FieldKind = {
  name: "date", align: "left", width: 104, filter: "date", typed: true, Display, Input,
  text: (value) => (isEmpty(value) ? "" : String(value).slice(0, 10)), parse: readDate, reads: (value) => readDate(value) !== undefined, wire: (value) => value ?? null,
};
