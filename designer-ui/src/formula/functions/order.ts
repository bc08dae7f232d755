/** Places in an order: LARGE, SMALL, MEDIAN, RANK. Empty values have no place. */
import { compare, same } from "../compare-values";
import { BAD_VALUE, OUT_OF_RANGE, type Fault } from "../context";
import { Num, divide } from "../decimal";
import { lenient, type Fn, type Fns } from "../function";
import type { Value } from "../values";

export function sorted(values: Value[], descending: boolean): Value[] {
  return values.toSorted((one, other) => (descending ? compare(other, one) : compare(one, other)));
}

export function present(values: Value | undefined): Value[] {
  return Array.isArray(values) ? (values as Value[]).filter((value) => value !== null) : [];
}

function nth(largest: boolean): Fn {
  return lenient((values: Value, place: Num | null) => {
    if (place === null) return null;
    const found = sorted(present(values), largest);
    return place.lt(1) ? OUT_OF_RANGE : (found[place.trunc().toNumber() - 1] ?? OUT_OF_RANGE);
  });
}

function median(...args: Value[]): Value {
  const found = sorted(args.flatMap((arg) => arg).filter((value) => value !== null) as Value[], false) as Num[];
  const half = Math.floor(found.length / 2);
  const [low, high] = [found[half - 1], found[half]];
  if (!high) return null;
  return found.length % 2 || !low ? high : divide(low.plus(high), new Num(2));
}

function rank(value: Value, values: Value, ascending: Num | null = null): Value | Fault {
  if (value === null) return null;
  const found = present(values);
  if (!found.some((each) => same(each, value))) return BAD_VALUE;
  const up = ascending !== null && !ascending.isZero();
  return new Num(1 + found.filter((each) => (up ? compare(each, value) < 0 : compare(each, value) > 0)).length);
}

export const orders: Fns = {
  LARGE: nth(true),
  SMALL: nth(false),
  MEDIAN: lenient(median),
  RANK: lenient(rank),
};
