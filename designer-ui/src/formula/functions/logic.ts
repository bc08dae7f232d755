/** Logic: null counts as false; branches are evaluated only when taken. */
import { same } from "../compare-values";
import { Num } from "../decimal";
import type { Fn, Fns, Run } from "../function";

/** Arguments are all evaluated: an error in any of them counts. */
function every(wanted: boolean): Fn {
  return {
    lazy: (args) => (env, context, row) => {
      const values = args.map((arg) => arg(env, context, row) === true);
      return wanted ? !values.includes(false) : values.includes(true);
    },
  };
}

/** The value of the first pair whose test holds; a last argument without a test is the default. */
function choose(args: Run[]): Run {
  return (env, context, row) => {
    for (let at = 0; at < args.length; at += 2) {
      const value = args[at + 1];
      if (!value) return args[at]?.(env, context, row) ?? null;
      if (args[at]?.(env, context, row) === true) return value(env, context, row);
    }
    return null;
  };
}

function switching([sought, ...cases]: Run[]): Run {
  return (env, context, row) => {
    const value = sought?.(env, context, row) ?? null;
    for (let at = 0; at < cases.length; at += 2) {
      const result = cases[at + 1];
      const found = cases[at]?.(env, context, row) ?? null;
      if (!result) return found;
      if (same(value, found)) return result(env, context, row);
    }
    return null;
  };
}

function firstValue(args: Run[]): Run {
  return (env, context, row) => {
    for (const arg of args) {
      const value = arg(env, context, row);
      if (value !== null) return value;
    }
    return null;
  };
}

function otherwise([tried, other]: Run[]): Run {
  return (env, context, row) => {
    const before = context.fault;
    context.fault = null;
    let value = tried?.(env, context, row) ?? null;
    if (context.fault !== null) {
      context.fault = null;
      value = other?.(env, context, row) ?? null;
    }
    context.fault = before ?? context.fault;
    return value;
  };
}

export const logic: Fns = {
  IF: { lazy: choose },
  IFS: { lazy: choose },
  SWITCH: { lazy: switching },
  AND: every(true),
  OR: every(false),
  NOT: { strict: false, call: (_, [value]) => value !== true },
  XOR: { strict: false, call: (_, values) => values.filter((value) => value === true).length % 2 === 1 },
  ISEMPTY: { strict: false, call: (_, [value]) => value === null || (Array.isArray(value) && value.length === 0) },
  ISNUMBER: { strict: false, call: (_, [value]) => value instanceof Num },
  COALESCE: { lazy: firstValue },
  IFERROR: { lazy: otherwise },
};
