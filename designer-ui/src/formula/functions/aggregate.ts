/** Aggregates over columns of a sub-table, lists and single values; empty values do not count. */
import { compare } from "../compare-values";
import { Num, ONE, ZERO, divide } from "../decimal";
import type { Fn, Fns } from "../function";
import type { Value } from "../values";

function over(work: (values: Value[]) => Value): Fn {
  return { strict: false, call: (_, args) => work(args.flatMap((arg) => arg as Value).filter((value) => value !== null)) };
}

function sum(values: Value[]): Num {
  return values.reduce<Num>((total, value) => total.plus(value as Num), ZERO);
}

function best(values: Value[], sign: number): Value {
  return values.reduce<Value>((found, value) => (found === null || compare(value, found) * sign < 0 ? value : found), null);
}

const count = over((values) => new Num(values.length));

export const aggregates: Fns = {
  SUM: over(sum),
  AVERAGE: over((values) => (values.length ? divide(sum(values), new Num(values.length)) : null)),
  MIN: over((values) => best(values, 1)),
  MAX: over((values) => best(values, -1)),
  COUNT: count,
  COUNTA: count,
  PRODUCT: over((values) => (values.length ? values.reduce<Num>((total, value) => total.times(value as Num), ONE) : null)),
};
