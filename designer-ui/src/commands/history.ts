/**
 * The one place where changes of a document are remembered. A command is a pure verb with its arguments already
 * chosen; documents share what did not change, so keeping the states before and after costs little.
 */

export interface Command<D> {
  /** Names the change for people, as a key of the designers' texts: "move_field". */
  name: string;
  /** Changes with the same tag in a row (typing a name) become one step back. */
  merge?: string;
  execute: (document: D) => D;
}

interface Step<D> {
  before: D;
  after: D;
  name: string;
  merge?: string;
  at: number;
}

export interface History<D> {
  present: D;
  past: readonly Step<D>[];
  future: readonly Step<D>[];
}

/** A pause this long ends a run of the same change: two choices in a row stay two steps. */
export const RUN_PAUSE_MS = 1500;

/** More steps back than anyone takes; older ones are forgotten. */
export const STEPS_KEPT = 200;

export function begin<D>(document: D): History<D> {
  return { present: document, past: [], future: [] };
}

export function execute<D>(history: History<D>, command: Command<D>, at: number = Date.now()): History<D> {
  const after = command.execute(history.present);
  if (after === history.present) return history;
  const last = history.past.at(-1);
  const continues = last?.merge !== undefined && last.merge === command.merge && at - last.at < RUN_PAUSE_MS;
  if (continues && history.future.length === 0) {
    return { present: after, past: [...history.past.slice(0, -1), { ...last, after, at }], future: [] };
  }
  const step: Step<D> = { before: history.present, after, name: command.name, merge: command.merge, at };
  return { present: after, past: [...history.past, step].slice(-STEPS_KEPT), future: [] };
}

export function undo<D>(history: History<D>): History<D> {
  const step = history.past.at(-1);
  if (!step) return history;
  return { present: step.before, past: history.past.slice(0, -1), future: [step, ...history.future] };
}

export function redo<D>(history: History<D>): History<D> {
  const [step, ...rest] = history.future;
  if (!step) return history;
  return { present: step.after, past: [...history.past, step], future: rest };
}
