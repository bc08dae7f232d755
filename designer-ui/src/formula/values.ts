/**
 * Values inside a formula: number = Decimal (decimal.js); text, option = string; bool = boolean; date = "YYYY-MM-DD";
 * datetime = integer microseconds since 1970 UTC; time = "HH:MM:SS"; user, department, record = integer id; list = array.
 * What comes in from the wire is converted by its static type; results go out with datetimes as ISO strings in UTC.
 */
import { itemType, typeName } from "./ast";
import { Num } from "./decimal";

export type Row = Record<string, unknown>;
export type Value = Num | string | boolean | number | null | Value[] | Row[];

/** Microseconds of an ISO date and time; null if it is none. */
export function microseconds(text: string): number | null {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  const seconds = Date.parse(text.replace(/\.\d+/, ""));
  if (Number.isNaN(seconds)) return null;
  return seconds * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

/** ISO in UTC; the fraction only where there is one. */
export function isoMoment(value: number): string {
  const rest = ((value % 1_000_000) + 1_000_000) % 1_000_000;
  const whole = new Date((value - rest) / 1000).toISOString().replace(".000Z", "");
  return rest ? `${whole}.${String(rest).padStart(6, "0")}Z` : `${whole}Z`;
}

function scalar(value: unknown, name: string): Value {
  if (value === null || value === undefined || value === "") return null;
  if (name === "number") return number(value);
  if (name === "datetime") return typeof value === "number" ? value : microseconds(String(value));
  if (name === "user" || name === "department" || name === "record") return identity(value);
  if (name === "bool") return value === true;
  return value as Value;
}

/** What is typed and no number as people write it (1e5, 0x10) counts as nothing, as a save would refuse it. */
const WRITTEN = /^[-+]?(\d+\.?\d*|\.\d+)$/;

function number(value: unknown): Num | null {
  if (Num.isDecimal(value)) return new Num(value);
  if (typeof value === "string" && !WRITTEN.test(value.trim())) return null;
  try {
    const result = new Num(value as string | number);
    return result.isFinite() ? result : null;
  } catch {
    return null;
  }
}

function identity(value: unknown): number | null {
  const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  const result = Number(id);
  return Number.isInteger(result) ? result : null;
}

/** A value from the wire (or already converted) as formulas use it. */
export function fromWire(value: unknown, type: string): Value {
  const name = typeName(type);
  if (name !== "list") return scalar(value, name);
  if (!Array.isArray(value)) return [];
  const item = typeName(itemType(type));
  return item === "row" ? (value as Row[]) : value.map((each) => scalar(each, item));
}

/** A result for the screen and the wire. */
export function toPlain(value: Value, type: string): Value {
  if (typeName(type) === "datetime" && typeof value === "number") return isoMoment(value);
  if (Array.isArray(value) && typeName(itemType(type)) === "datetime") return value.map((each) => toPlain(each as Value, itemType(type)));
  return value;
}
