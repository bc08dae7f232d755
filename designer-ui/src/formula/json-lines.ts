/** Evaluates formulas over JSON lines: {tree, env, now, zone, actor} in, {value, fault} out. For checks on the server. */
import { createInterface } from "node:readline";

import type { Ast } from "./ast";
import { newContext, type Actor, type WorkCalendar } from "./context";
import { Num } from "./decimal";
import { compileAst, type Value } from "./evaluate";
import { functions } from "./functions";
import { rare } from "./functions/rare";
import { microseconds, type Row } from "./values";

interface Case {
  tree: Ast;
  env: Row;
  now: string;
  zone: string;
  actor: Actor | null;
  calendar: WorkCalendar | null;
}

function wire(value: Value): unknown {
  if (value instanceof Num) return value.toFixed();
  return Array.isArray(value) ? value.map((each) => wire(each as Value)) : value;
}

Object.assign(functions, rare);

createInterface({ input: process.stdin }).on("line", (line) => {
  const { tree, env, now, zone, actor, calendar } = JSON.parse(line) as Case;
  const context = newContext({ now: microseconds(now) ?? 0, zone, actor, calendar });
  try {
    const value = compileAst(tree)(env, context);
    process.stdout.write(`${JSON.stringify({ value: wire(value), fault: context.fault })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ failed: String(error) })}\n`);
  }
});
