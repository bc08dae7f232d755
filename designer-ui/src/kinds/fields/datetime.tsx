import { Suspense } from "react";

import { dateTime, momentOf, shortTime } from "@/i18n/format";
import { lazyPart } from "@/parts/lazy-part";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { readDate } from "./date";
import { EmptyValue } from "./empty-value";

const DateInput = lazyPart(() => import("@/parts/date-input"));

function Display({ value, dense }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return <time dateTime={String(value)} title={dateTime(value)}>{dense ? shortTime(value) : dateTime(value)}</time>;
}

function Input(props: InputProps) {
  return <Suspense fallback={<span style={{ display: "block", height: 32 }} />}><DateInput {...props} withTime /></Suspense>;
}

/** A moment, shown on the company's clock. */
export const datetime: FieldKind = {
  name: "datetime", align: "left", width: 116, filter: "datetime", typed: true, Display, Input, text: dateTime,
  parse: (cell) => {
    const day = readDate(cell);
    if (typeof day !== "string") return day;
    const clock = /(\d{1,2}):(\d\d)/.exec(cell);
    if (clock && (Number(clock[1]) > 23 || Number(clock[2]) > 59)) return undefined;
    return momentOf(`${day} ${clock?.[1]?.padStart(2, "0") ?? "00"}:${clock?.[2] ?? "00"}`);
  },
  reads: (value) => readDate(value) !== undefined,
  wire: (value) => value ?? null,
};
