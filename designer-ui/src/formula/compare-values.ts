/** Equality and order of values: texts by code point, numbers by value. */
import { Num } from "./decimal";
import type { Value } from "./values";

function unit(code: number): number {
  if (code < 0xd800) return code;
  return code >= 0xe000 ? code - 0x800 : code + 0x2000;
}

function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a !== b) return unit(a) - unit(b);
  }
  return left.length - right.length;
}

/** Negative, zero or positive; both sides are of one type and not null. */
export function compare(left: Value, right: Value): number {
  if (left instanceof Num && right instanceof Num) return left.comparedTo(right);
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  return Number(left) - Number(right);
}

/** Null equals null. */
export function same(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  return left instanceof Num && right instanceof Num ? left.equals(right) : left === right;
}
