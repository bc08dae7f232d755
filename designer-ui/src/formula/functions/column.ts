/** Columns of a sub-table as lists: chosen, sorted, without repetition. MAP and JOIN the server writes out. */
import { BAD_VALUE, type Fault } from "../context";
import { Num } from "../decimal";
import { lenient, type Fn, type Fns } from "../function";
import type { Value } from "../values";
import { present, sorted } from "./order";

function listOf(values: Value): Value[] {
  return Array.isArray(values) ? (values as Value[]) : [];
}

function filter(values: Value, conditions: Value): Value | Fault {
  const [found, holds] = [listOf(values), listOf(conditions)];
  return found.length === holds.length ? found.filter((_, at) => holds[at] === true) : BAD_VALUE;
}

function distinct(values: Value): Value {
  const found = new Map<unknown, Value>();
  for (const value of present(values)) {
    const key = value instanceof Num ? value.toFixed() : value;
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

function sort(values: Value, descending: boolean | null = false): Value {
  const found = present(values);
  const empty: Value[] = Array.from({ length: listOf(values).length - found.length }, () => null);
  return [...sorted(found, descending === true), ...empty];
}

const writtenOut: Fn = {
  lazy: () => {
    throw new Error("The server writes MAP and JOIN as what they mean");
  },
};

export const columns: Fns = {
  FILTER: lenient(filter),
  MAP: writtenOut,
  DISTINCT: lenient(distinct),
  FIRST: lenient((values: Value) => listOf(values)[0] ?? null),
  LAST: lenient((values: Value) => listOf(values).at(-1) ?? null),
  JOIN: writtenOut,
  SORT: lenient(sort),
};
