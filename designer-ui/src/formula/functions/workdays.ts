/** Working days: Monday to Friday, changed by the company's calendar (holidays, and weekends worked instead). */
import { checkedDay, dateText, dayNumber, dayOf, makeDay, parts, type Day } from "../calendar";
import { OUT_OF_RANGE, type Context, type Fault } from "../context";
import { Num, ONE } from "../decimal";
import { inContext, type Fns } from "../function";
import type { Value } from "../values";

const MOST_DAYS = 10_000;

/** 0 is Monday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
const dayIn = (context: Context, value: Day): number => dayNumber(dayOf(context, value));

interface Changes {
  off: Set<number>;
  on: Set<number>;
}

/** Days off that fall on weekdays, and weekends that are worked. */
function changes(context: Context, more: Value): Changes {
  const given = Array.isArray(more) ? (more as (string | null)[]).filter((day) => day !== null) : [];
  const off = new Set([...(context.calendar?.off ?? []), ...given].map(dayNumber));
  const on = (context.calendar?.on ?? []).map(dayNumber).filter((day) => weekday(day) > 4 && !off.has(day));
  return { off: new Set([...off].filter((day) => weekday(day) < 5)), on: new Set(on) };
}

function works(day: number, { off, on }: Changes): boolean {
  return on.has(day) || (weekday(day) < 5 && !off.has(day));
}

/** Both days count; negative the other way round. Counted, not walked through. */
function between(context: Context, start: Day, end: Day, more: Value = null): Num {
  const [first, last] = [dayIn(context, start), dayIn(context, end)];
  if (last < first) return between(context, dateText(last), dateText(first), more).negated();
  const days = last - first + 1;
  const rest = Array.from({ length: days % 7 }, (_, at) => weekday(first + at)).filter((each) => each < 5).length;
  const inside = (set: Set<number>): number => [...set].filter((day) => day >= first && day <= last).length;
  const { off, on } = changes(context, more);
  return new Num(Math.floor(days / 7) * 5 + rest + inside(on) - inside(off));
}

function move(context: Context, start: Day, count: Num, more: Value = null): Value | Fault {
  if (count.abs().gt(MOST_DAYS)) return OUT_OF_RANGE;
  const changed = changes(context, more);
  let [day, left] = [dayIn(context, start), count.abs().trunc().toNumber()];
  while (left) {
    const moved = checkedDay(day + (count.isNegative() ? -1 : 1));
    if (typeof moved !== "number") return moved;
    day = moved;
    if (works(day, changed)) left--;
  }
  return dateText(day);
}

function isoWeek(day: number): number {
  const thursday = day - weekday(day) + 3;
  const [year] = parts(dateText(thursday));
  return Math.floor((thursday - makeDay(year, 1, 1)) / 7) + 1;
}

/** As Excel: week 1 is that of January 1; kind 21 is the ISO week. */
function weekNumber(context: Context, value: Day, kind: Num = ONE): Value | Fault {
  const [day, told] = [dayIn(context, value), kind.trunc().toNumber()];
  if (told === 21) return new Num(isoWeek(day));
  const from = told === 1 ? 6 : told === 2 ? 0 : told - 11;
  if (told !== 1 && told !== 2 && (told < 11 || told > 17)) return OUT_OF_RANGE;
  const first = makeDay(parts(dateText(day))[0], 1, 1);
  return new Num(Math.floor((day - first + ((weekday(first) - from + 7) % 7)) / 7) + 1);
}

export const workdays: Fns = {
  WEEKNUM: inContext(weekNumber),
  ISWORKDAY: inContext((context: Context, value: Day) => works(dayIn(context, value), changes(context, null))),
  NETWORKDAYS: inContext(between),
  WORKDAY: inContext(move),
};
