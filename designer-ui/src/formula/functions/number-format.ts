/** TEXT and FIXED: numbers written by a pattern as in Excel (0 # , . %), dates by the patterns of DATEFORMAT. */
import type { Day } from "../calendar";
import { BAD_VALUE, OUT_OF_RANGE, type Context, type Fault } from "../context";
import { Decimal, Num, rounded } from "../decimal";
import { inContext, strict, type Fns } from "../function";
import type { Value } from "../values";
import { dateFormat } from "./date-format";

const LONGEST = 200;
const MOST_PLACES = 20;

/** Tokens in order: `0` and `#` stand for digits, `.` for the point, everything else (as `=x`) for itself. */
interface Section {
  tokens: string[];
  grouped: boolean;
  shift: number;
}

const isDigit = (token: string): boolean => token === "0" || token === "#";

function section(pattern: string): Section | null {
  const chars = Array.from(pattern);
  const tokens: string[] = [];
  let [commas, shift, grouped] = [0, 0, false];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? "";
    if (isDigit(char)) {
      grouped ||= commas > 0 && !tokens.includes(".");
      commas = 0;
      tokens.push(char);
    } else if (char === "," && tokens.some(isDigit)) {
      commas++;
    } else if (char === ".") {
      if (tokens.includes(".")) return null;
      tokens.push(char);
      [shift, commas] = [shift - 3 * commas, 0];
    } else if (char === '"' || char === "\\") {
      const end = char === '"' ? chars.indexOf('"', at + 1) : at + 1;
      if (end < 0 || end >= chars.length) return null;
      const kept = char === '"' ? chars.slice(at + 1, end) : chars.slice(end, end + 1);
      tokens.push(...kept.map((each) => `=${each}`));
      at = end;
    } else if (/[@*_[\]?a-zA-Z]/.test(char)) {
      return null;
    } else {
      shift += char === "%" ? 2 : 0;
      tokens.push(`=${char}`);
    }
  }
  // Commas behind the last digit of the whole part divide by a thousand each.
  return { tokens, grouped, shift: shift - 3 * commas };
}

function sections(pattern: string): Section[] | null {
  const chars = Array.from(pattern);
  const found = [""];
  let [inside, escaped] = [false, false];
  for (const char of chars) {
    if (char === ";" && !inside && !escaped) {
      found.push("");
      continue;
    }
    inside = inside !== (char === '"' && !escaped);
    escaped = char === "\\" && !escaped && !inside;
    found[found.length - 1] += char;
  }
  const known = found.map(section).filter((each) => each !== null);
  return known.length === found.length && known.length <= 3 && chars.length <= LONGEST ? known : null;
}

/** 1234.5 by `#,##0.00` is 1,234.50; sections for positive, negative and zero are divided by `;`. */
function numberFormat(value: Num, pattern: string): Value | Fault {
  const [positive, negative, zero] = sections(pattern) ?? [];
  if (!positive) return BAD_VALUE;
  const below = value.lt(0);
  const chosen = value.isZero() && zero ? zero : below && negative ? negative : positive;
  const { text, nothing } = write(value.abs(), chosen);
  return (below && !negative && !nothing ? "-" : "") + text || null;
}

/** The digits in their places, and whether only zeros were left. */
function write(value: Num, { tokens, grouped, shift }: Section): { text: string; nothing: boolean } {
  const point = tokens.includes(".") ? tokens.indexOf(".") : tokens.length;
  const behind = tokens.slice(point + 1);
  const places = behind.filter(isDigit).length;
  const number = rounded(value.times(new Num(10).pow(shift)), places, Decimal.ROUND_HALF_UP);
  const [whole = "", decimals = ""] = number.toFixed(places).split(".");
  const text = wholePart(whole.replace(/^0+/, ""), tokens.slice(0, point), grouped);
  return { text: point < tokens.length ? `${text}.${decimalPart(decimals, behind)}` : text, nothing: number.isZero() };
}

/** From the right; the first place takes whatever digits are left. */
function wholePart(given: string, tokens: string[], grouped: boolean): string {
  const first = tokens.findIndex(isDigit);
  let [digits, used, result] = [given, 0, ""];
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at] ?? "";
    if (token.startsWith("=")) {
      result = token.slice(1) + result;
      continue;
    }
    const taken = at === first ? digits : digits.slice(-1);
    digits = digits.slice(0, digits.length - taken.length);
    for (const digit of Array.from(taken || (token === "0" ? "0" : "")).reverse()) {
      result = digit + (grouped && used > 0 && used % 3 === 0 ? "," : "") + result;
      used++;
    }
  }
  return result;
}

function decimalPart(digits: string, tokens: string[]): string {
  let kept = digits.length;
  for (const token of tokens.filter(isDigit).reverse()) {
    if (token === "0" || digits[kept - 1] !== "0") break;
    kept--;
  }
  let [result, used] = ["", 0];
  for (const token of tokens) {
    if (token.startsWith("=")) result += token.slice(1);
    else result += used < kept ? (digits[used] ?? "") : "";
    if (isDigit(token)) used++;
  }
  return result;
}

function fixed(value: Num, places: Num = new Num(2), plain = false): Value | Fault {
  const told = places.trunc().toNumber();
  if (Math.abs(told) > MOST_PLACES) return OUT_OF_RANGE;
  const found = rounded(value, told, Decimal.ROUND_HALF_UP);
  const [whole = "", decimals] = found.abs().toFixed(Math.max(told, 0)).split(".");
  const grouped = plain ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${found.isZero() || found.isPositive() ? "" : "-"}${grouped}${decimals === undefined ? "" : `.${decimals}`}`;
}

export const numberFormats: Fns = {
  TEXT: inContext((context: Context, value: Num | Day, pattern: string) =>
    value instanceof Num ? numberFormat(value, pattern) : dateFormat(context, value, pattern) || null,
  ),
  FIXED: strict(fixed),
};
