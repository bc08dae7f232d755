/** Texts: lengths and places count code points; an empty text is null. */
import { typeName, type Ast } from "../ast";
import { iso } from "../calendar";
import type { Context } from "../context";
import { Num, ZERO, plain } from "../decimal";
import { lenient, strict, type Fn, type Fns } from "../function";
import type { Value } from "../values";

export const points = (text: string): string[] => Array.from(text);
export const orNull = (text: string): string | null => text || null;

/** A value as & writes it; nothing for null. */
export function write(context: Context, value: Value, type: string): string {
  if (value === null) return "";
  if (value instanceof Num) return plain(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const name = typeName(type);
  return name === "datetime" && typeof value === "number" ? iso(context, value) : String(value);
}

const join: Fn = {
  strict: false,
  call: (context, values, node) => orNull(values.map((value, at) => write(context, value, typeOf(node.args[at]))).join("")),
};

export function typeOf(node: Ast | undefined): string {
  return node?.type ?? "text";
}

function holds(test: (text: string, part: string) => boolean): Fn {
  return lenient((text: string | null, part: string | null) => text !== null && part !== null && test(text, part));
}

export const texts: Fns = {
  "&": join,
  CONCAT: join,
  LEN: lenient((text: string | null) => (text === null ? ZERO : new Num(points(text).length))),
  LOWER: strict((text: string) => text.toLowerCase()),
  UPPER: strict((text: string) => text.toUpperCase()),
  TRIM: strict((text: string) => orNull(text.split(" ").filter(Boolean).join(" "))),
  EXACT: lenient((one: Value, other: Value) => one === other),
  CONTAINS: holds((text, part) => text.includes(part)),
  CONTAINSANY: holds((text, words) => words.split(/[,，、;；\n]/).some((word) => word.trim() !== "" && text.includes(word.trim()))),
  STARTSWITH: holds((text, part) => text.startsWith(part)),
  ENDSWITH: holds((text, part) => text.endsWith(part)),
};
