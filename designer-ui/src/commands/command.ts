import type { Command } from "./history";

/** A command from a verb and its arguments; `merge` joins a run of the same change into one step. */
export function command<D, A extends unknown[]>(
  name: string,
  verb: (document: D, ...args: A) => D,
  merge?: (...args: A) => string,
): (...args: A) => Command<D> {
  return (...args) => ({
    name,
    execute: (document) => verb(document, ...args),
    ...(merge ? { merge: `${name}:${merge(...args)}` } : {}),
  });
}
