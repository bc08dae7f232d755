/** Dates: parts, shifts, differences, beginnings and ends of periods. */
import * as calendar from "../calendar";
import type { Day } from "../calendar";
import { BAD_VALUE, OUT_OF_RANGE, type Context, type Fault } from "../context";
import { Num } from "../decimal";
import { inContext, strict, type Fn, type Fns } from "../function";
import type { Value } from "../values";
import { dateFormat } from "./date-format";

const WRITTEN = /^\s*(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[T ][\s\S]*)?\s*$/;

function makeDate(year: Num, month: Num, day: Num): string | Fault {
  if (year.lt(1) || year.gt(9999) || month.abs().gt(200_000) || day.abs().gt(5_000_000)) return OUT_OF_RANGE;
  const first = calendar.addMonths(calendar.makeDay(year.trunc().toNumber(), 1, 1), month.trunc().toNumber() - 1);
  if (typeof first !== "number") return first;
  const moved = calendar.checkedDay(first + day.trunc().toNumber() - 1);
  return typeof moved === "number" ? calendar.dateText(moved) : moved;
}

function makeMoment(context: Context, ...given: Num[]): Value | Fault {
  const [year, month, day, ...clock] = given as [Num, Num, Num, ...Num[]];
  const date = makeDate(year, month, day);
  if (typeof date !== "string") return date;
  const [hour = 0, minute = 0, second = 0] = clock.map((part) => part.trunc().toNumber());
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return OUT_OF_RANGE;
  return calendar.absolute(context, { day: calendar.dayNumber(date), time: (hour * 3600 + minute * 60 + second) * 1_000_000 });
}

export function toDate(context: Context, value: Day): Value | Fault {
  if (typeof value === "number" || /^\d{4}-\d{2}-\d{2}$/.test(value)) return valid(calendar.dayOf(context, value));
  const found = WRITTEN.exec(value);
  if (!found) return BAD_VALUE;
  const [year, month, day] = found.slice(1).filter((part) => part !== undefined) as [string, string, string];
  return valid(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function valid(date: string): Value | Fault {
  const day = calendar.dayNumber(date);
  return Number.isNaN(day) || calendar.dateText(day) !== date || date < "0001" ? BAD_VALUE : date;
}

function ofDay(work: (year: number, month: number, day: number, number: number) => number): Fn {
  return inContext((context: Context, value: Day) => {
    const date = calendar.dayOf(context, value);
    return new Num(work(...calendar.parts(date), calendar.dayNumber(date)));
  });
}

function ofClock(seconds: number, within: number): Fn {
  return inContext((context: Context, value: number) => new Num(Math.floor(calendar.local(context, value).time / (seconds * 1_000_000)) % within));
}

/** A date stays a date; a moment becomes the first or last moment of the period. */
function edge(unit: string, last: boolean): Fn {
  return inContext((context: Context, value: Day) => {
    const day = calendar.period(calendar.dayOf(context, value), unit)[last ? 1 : 0];
    if (typeof value !== "number") return calendar.dateText(day);
    return calendar.absolute(context, { day, time: last ? calendar.DAY - 1 : 0 });
  });
}

function dayEdge(last: boolean): Fn {
  return inContext((context: Context, value: Day) =>
    calendar.absolute(context, { day: calendar.clockOf(context, value).day, time: last ? calendar.DAY - 1 : 0 }),
  );
}

function months(context: Context, value: Day, count: Num): number | Fault {
  if (count.abs().gte(200_000)) return OUT_OF_RANGE;
  return calendar.addMonths(calendar.clockOf(context, value).day, count.trunc().toNumber());
}

function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function isoWeek(year: number, day: number): number {
  const monday = (which: number): number => {
    const fourth = calendar.makeDay(which, 1, 4);
    return fourth - weekday(fourth) + 1;
  };
  const start = day >= monday(year + 1) ? monday(year + 1) : day < monday(year) ? monday(year - 1) : monday(year);
  return Math.floor((day - start) / 7) + 1;
}

export const dates: Fns = {
  TODAY: inContext((context) => calendar.dayOf(context, context.now)),
  NOW: inContext((context) => context.now),
  DATE: strict(makeDate),
  DATETIME: inContext(makeMoment),
  YEAR: ofDay((year) => year),
  MONTH: ofDay((_, month) => month),
  DAY: ofDay((_, __, day) => day),
  QUARTER: ofDay((_, month) => Math.floor((month + 2) / 3)),
  WEEKDAY: ofDay((_, __, ___, day) => weekday(day)),
  ISOWEEKNUM: ofDay((year, _, __, day) => isoWeek(year, day)),
  HOUR: ofClock(3600, 24),
  MINUTE: ofClock(60, 60),
  SECOND: ofClock(1, 60),
  DATEADD: inContext((context: Context, value: Day, count: Num, unit: string) => calendar.shift(context, value, count, unit)),
  DATEDIF: inContext((context: Context, start: Day, end: Day, unit: string) => calendar.difference(context, start, end, unit)),
  DAYS: inContext((context: Context, end: Day, start: Day) => new Num(calendar.clockOf(context, end).day - calendar.clockOf(context, start).day)),
  DAYSPAN: strict((left: Day, right: Day) => calendar.span(left, right)),
  EDATE: inContext((context: Context, value: Day, count: Num) => {
    const day = months(context, value, count);
    return typeof day === "number" ? calendar.dateText(day) : day;
  }),
  EOMONTH: inContext((context: Context, value: Day, count: Num) => {
    const day = months(context, value, count);
    return typeof day === "number" ? calendar.dateText(calendar.period(calendar.dateText(day), "MONTH")[1]) : day;
  }),
  WEEKBEGIN: edge("WEEK", false),
  WEEKEND: edge("WEEK", true),
  MONTHBEGIN: edge("MONTH", false),
  MONTHEND: edge("MONTH", true),
  QUARTERBEGIN: edge("QUARTER", false),
  QUARTEREND: edge("QUARTER", true),
  YEARBEGIN: edge("YEAR", false),
  YEAREND: edge("YEAR", true),
  DAYBEGIN: dayEdge(false),
  DAYEND: dayEdge(true),
  TODATE: inContext(toDate),
  TODATETIME: dayEdge(false),
  DATEFORMAT: inContext((context: Context, value: Day, pattern: string) => dateFormat(context, value, pattern) || null),
};
