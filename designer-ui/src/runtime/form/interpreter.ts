/** The formula interpreter as this screen uses it: a value, or nothing when the tree cannot be run here. */
import { showIn } from "@/i18n/format";

import type { Env, Tree } from "./formula";

type Evaluate = (tree: unknown, env: Env, context?: unknown) => unknown;

const found = import.meta.glob<Record<string, unknown>>("../../formula/evaluate.ts", { eager: true });
const module = Object.values(found)[0];
const evaluate = (module?.["evaluate"] ?? module?.["run"]) as Evaluate | undefined;

export const canEvaluate = evaluate !== undefined;
void showIn;

export function valueOf(tree: Tree, env: Env): unknown {
  return evaluate?.(tree, env);
}
