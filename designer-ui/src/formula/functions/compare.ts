/** Comparisons: = and <> know null, the ordering ones are false with it. */
import { compare, same } from "../compare-values";
import type { Fn, Fns } from "../function";
import type { Value } from "../values";

function order(holds: (sign: number) => boolean): Fn {
  return { strict: false, call: (_, [left = null, right = null]) => left !== null && right !== null && holds(compare(left, right)) };
}

function between(value: Value, low: Value, high: Value): boolean {
  if (value === null || low === null || high === null) return false;
  return compare(low, value) <= 0 && compare(value, high) <= 0;
}

export const comparisons: Fns = {
  "=": { strict: false, call: (_, [left = null, right = null]) => same(left, right) },
  "<>": { strict: false, call: (_, [left = null, right = null]) => !same(left, right) },
  "<": order((sign) => sign < 0),
  "<=": order((sign) => sign <= 0),
  ">": order((sign) => sign > 0),
  ">=": order((sign) => sign >= 0),
  IN: {
    strict: false,
    call: (_, [sought = null, found = null]) =>
      sought !== null && Array.isArray(found) && (found as Value[]).some((each) => each !== null && same(sought, each)),
  },
  BETWEEN: { strict: false, call: (_, [value = null, low = null, high = null]) => between(value, low, high) },
};
