/** Dates and moments: months clamp to their last day, moments count days in the tenant's zone. */
import { OUT_OF_RANGE, type Context, type Fault } from "./context";
import { Num, ZERO, divide } from "./decimal";

/** A time on the tenant's clocks: days since 1970 and microseconds of the day. */
export interface Clock {
  day: number;
  time: number;
}

export type Day = string | number;

export const DAY = 86_400_000_000;
const FIRST = dayNumber("0001-01-01");
const LAST = dayNumber("9999-12-31");
const SECONDS: Record<string, number> = { H: 3600, MIN: 60, S: 1 };
const formatters = new Map<string, Intl.DateTimeFormat>();

export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

export function dateText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function parts(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

export function makeDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

/** How far the zone's clocks are ahead of UTC at a moment, in microseconds. */
function offset(zone: string, moment: number): number {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", era: "short",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    formatters.set(zone, format);
  }
  const second = Math.floor(moment / 1_000_000);
  const found: Record<string, string> = {};
  for (const part of format.formatToParts(second * 1000)) found[part.type] = part.value;
  const year = found["era"] === "BC" ? 1 - Number(found["year"]) : Number(found["year"]);
  const day = makeDay(year, Number(found["month"]), Number(found["day"]));
  const clock = day * 86_400 + Number(found["hour"]) * 3600 + Number(found["minute"]) * 60 + Number(found["second"]);
  return (clock - second) * 1_000_000;
}

export function local(context: Context, moment: number): Clock {
  const clock = moment + offset(context.zone, moment);
  const day = Math.floor(clock / DAY);
  return { day, time: clock - day * DAY };
}

/** A time on the tenant's clocks as a moment; where clocks jump, as they ran before the jump. */
export function absolute(context: Context, clock: Clock): number {
  const naive = clock.day * DAY + clock.time;
  const before = naive - offset(context.zone, naive - DAY);
  const after = naive - offset(context.zone, naive + DAY);
  for (const found of [before, after]) {
    if (found + offset(context.zone, found) === naive) return found;
  }
  return before;
}

export function clockOf(context: Context, value: Day): Clock {
  return typeof value === "number" ? local(context, value) : { day: dayNumber(value), time: 0 };
}

export function dayOf(context: Context, value: Day): string {
  return typeof value === "number" ? dateText(local(context, value).day) : value;
}

/** Dates ISO; moments on the tenant's clocks, with seconds. */
export function iso(context: Context, value: number): string {
  const { day, time } = local(context, value);
  const second = Math.floor(time / 1_000_000);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  return `${dateText(day)} ${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}

export function checkedDay(day: number): number | Fault {
  return day >= FIRST && day <= LAST ? day : OUT_OF_RANGE;
}

/** 2024-01-31 and one month: 2024-02-29. */
export function addMonths(day: number, count: number): number | Fault {
  const [year, month, date] = parts(dateText(day));
  const months = year * 12 + month - 1 + count;
  const target = Math.floor(months / 12);
  if (target < 1 || target > 9999) return OUT_OF_RANGE;
  const first = (months % 12) + 1;
  return Math.min(makeDay(target, first, date), makeDay(target, first + 1, 0));
}

function later(moment: number, micros: Num): number | Fault {
  const result = moment + micros.toDecimalPlaces(0).toNumber();
  return result >= FIRST * DAY && result < (LAST + 1) * DAY ? result : OUT_OF_RANGE;
}

/** DATEADD. Months and years move by whole ones; parts of a day move moments only. */
export function shift(context: Context, value: Day, count: Num, unit: string): Day | Fault {
  if (count.abs().gt(1e9)) return OUT_OF_RANGE;
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return typeof value === "number" ? later(value, count.times(seconds * 1_000_000)) : OUT_OF_RANGE;
  const clock = clockOf(context, value);
  const months = unit === "Y" || unit === "M";
  const days = unit === "W" ? count.times(7) : count;
  const whole = days.trunc();
  const moved = months
    ? addMonths(clock.day, count.trunc().toNumber() * (unit === "Y" ? 12 : 1))
    : checkedDay(clock.day + whole.toNumber());
  if (typeof moved !== "number") return moved;
  if (typeof value !== "number") return dateText(moved);
  const result = absolute(context, { day: moved, time: clock.time });
  return months ? result : later(result, days.minus(whole).times(DAY));
}

/** left - right in days; moments with the part of a day. */
export function span(left: Day, right: Day): Num {
  if (typeof left === "number" && typeof right === "number") return divide(new Num(left).minus(right), new Num(DAY));
  return new Num(dayNumber(String(left)) - dayNumber(String(right)));
}

/** DATEDIF: complete units from start to end; negative the other way round. */
export function difference(context: Context, start: Day, end: Day, unit: string): Num {
  if (end < start) return difference(context, end, start, unit).negated();
  const seconds = SECONDS[unit];
  if (seconds !== undefined) {
    const [from, to] = [start, end].map((value) => (typeof value === "number" ? value : absolute(context, clockOf(context, value))));
    return new Num(Math.floor(((to ?? 0) - (from ?? 0)) / (seconds * 1_000_000)));
  }
  const [first, last] = [clockOf(context, start), clockOf(context, end)];
  const days = last.day - first.day - (last.time < first.time ? 1 : 0);
  if (unit === "D" || unit === "W") return new Num(Math.floor(days / (unit === "W" ? 7 : 1)));
  const [y1, m1, d1] = parts(dateText(first.day));
  const [y2, m2, d2] = parts(dateText(last.day));
  const early = d2 < d1 || (d2 === d1 && last.time < first.time);
  const months = (y2 - y1) * 12 + m2 - m1 - (early ? 1 : 0);
  return months === 0 ? ZERO : new Num(unit === "Y" ? Math.floor(months / 12) : months);
}

/** First and last day of the week (from Monday), month, quarter or year. */
export function period(date: string, unit: string): [number, number] {
  const [year, month] = parts(date);
  const day = dayNumber(date);
  if (unit === "WEEK") {
    const first = day - ((((day + 3) % 7) + 7) % 7);
    return [Math.max(first, FIRST), Math.min(first + 6, LAST)];
  }
  if (unit === "YEAR") return [makeDay(year, 1, 1), makeDay(year, 12, 31)];
  const start = unit === "MONTH" ? month : month - ((month - 1) % 3);
  return [makeDay(year, start, 1), makeDay(year, unit === "MONTH" ? start + 1 : start + 3, 0)];
}
