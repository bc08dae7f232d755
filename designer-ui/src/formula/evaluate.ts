/**
 * The interpreter of formulas in the browser: the same trees, the same results as on the server.
 *
 *   const total = compileAst(tree);
 *   total({ lines: [{ qty: "2", price: "0.10" }] }, newContext());
 *
 * An env holds values as the API sends them (decimals as strings, dates ISO, references as id or {id}), sub-tables as
 * arrays of such rows. A result is a Decimal, a string (text, option, ISO date, ISO moment in UTC), a boolean, an id or
 * an array of those; null where there is none. `context.fault` then holds the code of the first error met, if any.
 */
import type { Ast } from "./ast";
import { Fault, newContext, type Context } from "./context";
import type { Fn, Run } from "./function";
import { functions } from "./functions";
import { fromWire, toPlain, type Row, type Value } from "./values";

export { newContext, type Context } from "./context";
export type { Ast } from "./ast";
export type { Value } from "./values";

export type Evaluator = (env: Row, context?: Context) => Value;

const compiled = new WeakMap<object, Evaluator>();

/** The formula as a function of (env, context); the first error's code is in `context.fault`. */
export function compileAst(ast: Ast): Evaluator {
  const run = compile(ast);
  return (env, context = newContext()) => {
    context.fault = null;
    return toPlain(run(env, context, {}), ast.type);
  };
}

/** Runs a tree; compiled once for each tree object. */
export function evaluate(tree: unknown, env: Row, context?: unknown): Value {
  const ast = tree as Ast & object;
  let run = compiled.get(ast);
  if (!run) {
    run = compileAst(ast);
    compiled.set(ast, run);
  }
  return run(env, (context as Context | undefined) ?? newContext());
}

function compile(node: Ast): Run {
  switch (node.node) {
    case "literal": {
      const value = fromWire(node.value, node.type);
      return () => value;
    }
    case "read":
      return (env) => fromWire(env[node.key], node.type);
    case "cell":
      return (_, __, row) => fromWire(row[node.key], node.type);
    case "list": {
      const items = node.items.map(compile);
      return (env, context, row) => items.map((item) => item(env, context, row)) as Value[];
    }
    case "rows": {
      const body = compile(node.body);
      return (env, context) => {
        const rows = env[node.list];
        return Array.isArray(rows) ? (rows as Row[]).map((row) => body(env, context, row)) as Value[] : [];
      };
    }
    case "call": {
      const fn = functions[node.name];
      if (!fn) throw new Error(`There is no function ${node.name}`);
      const args = node.args.map(compile);
      return fn.lazy ? fn.lazy(args, node) : plain(fn, args, node);
    }
  }
}

function plain(fn: Fn, args: Run[], node: Ast & { node: "call" }): Run {
  const { call } = fn;
  if (!call) throw new Error(`${node.name} does nothing`);
  const strict = fn.strict !== false;
  return (env, context, row) => {
    const values = args.map((arg) => arg(env, context, row));
    if (strict && values.includes(null)) return null;
    const result = call(context, values, node);
    if (!(result instanceof Fault)) return result;
    context.fault ??= result.code;
    return null;
  };
}
