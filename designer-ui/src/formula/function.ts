/** How a function is written here: `call` on values, or `lazy` on the compiled arguments. */
import type { CallAst } from "./ast";
import type { Context, Fault } from "./context";
import type { Row, Value } from "./values";

export type Run = (env: Row, context: Context, row: Row) => Value;

export interface Fn {
  /** Null in, null out, without calling; the default. */
  strict?: boolean;
  call?: (context: Context, values: Value[], node: CallAst) => Value | Fault;
  lazy?: (args: Run[], node: CallAst) => Run;
}

export type Fns = Record<string, Fn>;

/** A strict function of its values alone. */
export function strict<Args extends (Value | undefined)[]>(work: (...values: Args) => Value | Fault): Fn {
  return { call: (_, values) => work(...(values as (Value | undefined)[] as Args)) };
}

/** A strict function that needs the context first. */
export function inContext<Args extends (Value | undefined)[]>(work: (context: Context, ...values: Args) => Value | Fault): Fn {
  return { call: (context, values) => work(context, ...(values as (Value | undefined)[] as Args)) };
}

/** A function that sees nulls. */
export function lenient<Args extends (Value | undefined)[]>(work: (...values: Args) => Value | Fault): Fn {
  return { strict: false, call: (_, values) => work(...(values as (Value | undefined)[] as Args)) };
}
