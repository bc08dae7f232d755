/** How many units a span of time has: a number, or a named constant of the same document; `-` is before. */
import type { Constant } from "./types";

export type SpanNumber = number | string;

export interface Span {
  n: SpanNumber;
  unit: string;
}

const NAMED = /^(-?)\s*param\.([a-z][a-z0-9_]*)$/;

/** The constant that it stands for; undefined for a plain number and for a longer formula. */
export function constantOf(n: SpanNumber): string | undefined {
  return typeof n === "string" ? NAMED.exec(n.trim())?.[2] : undefined;
}

export const isBefore = (n: SpanNumber): boolean => (typeof n === "number" ? n < 0 : n.trim().startsWith("-"));

/** The same length on the asked side. */
export function turned(n: SpanNumber, before: boolean): SpanNumber {
  if (typeof n === "number") return Math.abs(n) * (before ? -1 : 1);
  const bare = n.trim().replace(/^-\s*/, "");
  return before ? `-${bare}` : bare;
}

/** As people read it: the number now, which a constant may change. */
export function shownNumber(n: SpanNumber, constants: Record<string, Constant> = {}): string {
  const key = constantOf(n);
  if (key !== undefined) return constants[key]?.value ?? "…";
  return typeof n === "number" ? String(Math.abs(n)) : "…";
}
