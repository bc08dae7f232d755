/** Criteria as in Excel: ">32", "<>paid", "=", "SKU*". A text means its value by the type of what it is compared with. */
import { absolute, dayNumber } from "../calendar";
import { compare, same } from "../compare-values";
import { Fault, type Context } from "../context";
import type { Value } from "../values";
import { toDate } from "./date";
import { toNumber } from "./text-parts";

const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;
const OPERATORS = ["<>", "<=", ">=", "=", "<", ">"];

function parse(criterion: string): [string, string] {
  const operator = OPERATORS.find((each) => criterion.startsWith(each));
  return operator ? [operator, criterion.slice(operator.length)] : ["=", criterion];
}

function moment(context: Context, written: string): Value {
  const found = MOMENT.exec(written.trim());
  const day = toDate(context, found?.[1] ?? written);
  if (day instanceof Fault) return null;
  const [hour = 0, minute = 0, second = 0] = (found?.slice(2) ?? []).map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  return absolute(context, { day: dayNumber(String(day)), time: (hour * 3600 + minute * 60 + second) * 1_000_000 });
}

/** The value a criterion names for a column of type `kind`; null if it names none. */
function bound(context: Context, written: string, kind: string): Value {
  if (kind === "bool") return { TRUE: true, FALSE: false }[written.trim().toUpperCase()] ?? null;
  if (kind === "datetime") return moment(context, written);
  if (kind !== "number" && kind !== "date") return written.toLowerCase();
  const value = kind === "number" ? toNumber(written) : toDate(context, written);
  return value instanceof Fault ? null : value;
}

/** Does the value, of type `kind`, meet the criterion? One that is no text (`plain`) asks for equality. */
export function meets(context: Context, value: Value, kind: string, criterion: Value, plain: boolean): boolean {
  if (plain || typeof criterion !== "string") return same(value, criterion);
  const [operator, written] = parse(criterion);
  if (!written) return value === null ? operator === "=" : operator === "<>";
  const wanted = value === null ? null : bound(context, written, kind);
  if (value === null || wanted === null) return operator === "<>";
  const own = kind === "text" || kind === "option" ? String(value).toLowerCase() : value;
  if (typeof own === "string" && kind !== "date" && (operator === "=" || operator === "<>")) {
    return resembles(own, String(wanted)) === (operator === "=");
  }
  const order = compare(own, wanted);
  return { "=": order === 0, "<>": order !== 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[operator] ?? false;
}

/** Characters that stand for themselves; `?` (any one) is "", `*` (any number) is null. */
function pieces(pattern: string): (string | null)[] {
  const chars = Array.from(pattern);
  const result: (string | null)[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? "";
    if (char === "~" && ["*", "?", "~"].includes(chars[at + 1] ?? "")) result.push(chars[++at] ?? "");
    else result.push(char === "*" ? null : char === "?" ? "" : char);
  }
  return result;
}

/** Does the whole text fit the pattern with wildcards? Goes back to the last `*` only, so never takes long. */
function resembles(text: string, pattern: string): boolean {
  const [wanted, chars] = [pieces(pattern), Array.from(text)];
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (at < chars.length) {
    if (place < wanted.length && wanted[place] === null) {
      [star, mark] = [place, at];
      place++;
    } else if (place < wanted.length && (wanted[place] === "" || wanted[place] === chars[at])) {
      at++;
      place++;
    } else if (star >= 0) {
      mark++;
      [at, place] = [mark, star + 1];
    } else {
      return false;
    }
  }
  return wanted.slice(place).every((piece) => piece === null);
}
