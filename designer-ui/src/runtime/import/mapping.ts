/** Verbs on a mapping: each target is filled once, a column may be left out. */
import type { Entry, ImportRun, Source, Target } from "./run";

/** Which target a column fills, when it fills one directly. */
export function targetOf(mapping: Entry[], column: number): Entry | undefined {
  return mapping.find((entry) => entry.source.kind === "column" && entry.source.column === column);
}

export function mapColumn(mapping: Entry[], column: number, target: string | undefined): Entry[] {
  const rest = mapping.filter((entry) => entry.target !== target && !(entry.source.kind === "column" && entry.source.column === column));
  return target === undefined ? rest : [...rest, { target, source: { kind: "column", column } }];
}

export function fill(mapping: Entry[], target: string, source: Source): Entry[] {
  const entry: Entry = { target, source };
  return mapping.some((each) => each.target === target) ? mapping.map((each) => (each.target === target ? entry : each)) : [...mapping, entry];
}

export function leaveOut(mapping: Entry[], target: string): Entry[] {
  return mapping.filter((entry) => entry.target !== target);
}

/** Constants and formulas: what the file does not say by itself. */
export function given(mapping: Entry[]): Entry[] {
  return mapping.filter((entry) => entry.source.kind !== "column");
}

/** Required targets that nothing fills; those of lines count only once any column of the lines is filled. */
export function missing(run: Pick<ImportRun, "targets">, mapping: Entry[]): Target[] {
  const filled = new Set(mapping.map((entry) => entry.target));
  const tables = new Set([...filled].filter((path) => path.includes(".")).map((path) => path.split(".")[0]));
  return run.targets.filter((target) => target.required && !filled.has(target.path) && (!target.path.includes(".") || tables.has(target.path.split(".")[0])));
}

/** The targets that tell records apart, where the file fills them and brings lines: rows that agree in them become one record. */
export function mergedBy(run: Pick<ImportRun, "targets" | "keys">, mapping: Entry[]): Target[] {
  const sources = new Map(mapping.map((entry) => [entry.target, entry.source.kind]));
  if (![...sources].some(([path, kind]) => path.includes(".") && kind !== "constant")) return [];
  const key = run.keys.find((fields) => fields.every((field) => sources.has(field)) && fields.some((field) => sources.get(field) !== "constant"));
  return run.targets.filter((target) => key?.includes(target.path) && sources.get(target.path) !== "constant");
}

/** Sure enough to go on without a look. */
export const SURE = 85;

export function needsLook(entry: Entry): boolean {
  return entry.confidence !== undefined && entry.confidence < SURE;
}
