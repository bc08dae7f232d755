/** Texts taken apart and put together; places count code points. */
import { BAD_VALUE, OUT_OF_RANGE, type Fault } from "../context";
import { Num, ONE } from "../decimal";
import { lenient, strict, type Fn, type Fns } from "../function";
import type { Value } from "../values";
import { capitals } from "./rmb";
import { orNull, points, typeOf, write } from "./text";

export const MAX_TEXT = 100_000;

const whole = (value: Num): number => value.trunc().toNumber();

const textJoin: Fn = {
  strict: false,
  call: (context, [delimiter = null, skip = null, ...items], node) => {
    const parts = items.flatMap((item, at) => {
      const type = typeOf(node.args[at + 2]).replace(/^list<(.*)>!?$/, "$1");
      return (Array.isArray(item) ? (item as Value[]) : [item]).map((each) => write(context, each, type));
    });
    return orNull(parts.filter((part) => part || skip !== true).join(String(delimiter ?? "")));
  },
};

function left(text: string, count: Num = ONE): Value | Fault {
  return count.lt(0) ? BAD_VALUE : orNull(points(text).slice(0, whole(count)).join(""));
}

function right(text: string, count: Num = ONE): Value | Fault {
  if (count.lt(0)) return BAD_VALUE;
  const all = points(text);
  return orNull(all.slice(Math.max(all.length - whole(count), 0)).join(""));
}

function mid(text: string, start: Num, count: Num): Value | Fault {
  const first = whole(start) - 1;
  if (first < 0 || count.lt(0)) return BAD_VALUE;
  return orNull(points(text).slice(first, first + whole(count)).join(""));
}

function substitute(text: string | null, old: string | null, next: string | null, which: Num | null = null): Value | Fault {
  if (old === null || text === null) return text;
  if (which === null) {
    const result = text.split(old).join(next ?? "");
    return points(result).length > MAX_TEXT ? OUT_OF_RANGE : orNull(result);
  }
  if (which.lt(1)) return BAD_VALUE;
  let at = -1;
  for (let turn = 0; turn < Math.min(whole(which), text.length + 1); turn++) {
    at = text.indexOf(old, at < 0 ? 0 : at + old.length);
    if (at < 0) return text;
  }
  return orNull(text.slice(0, at) + (next ?? "") + text.slice(at + old.length));
}

function replace(text: string | null, start: Num | null, count: Num | null, next: string | null): Value | Fault {
  if (text === null || start === null || count === null) return null;
  const first = whole(start) - 1;
  if (first < 0 || count.lt(0)) return BAD_VALUE;
  const all = points(text);
  return orNull(all.slice(0, first).join("") + (next ?? "") + all.slice(first + whole(count)).join(""));
}

function find(sought: string, text: string, start: Num = ONE): Value | Fault {
  const first = whole(start) - 1;
  const all = points(text);
  if (first < 0 || first > all.length) return BAD_VALUE;
  const skipped = all.slice(0, first).join("").length;
  const at = text.indexOf(sought, skipped);
  return at < 0 ? BAD_VALUE : new Num(points(text.slice(0, at)).length + 1);
}

function repeat(text: string, count: Num): Value | Fault {
  if (count.lt(0)) return BAD_VALUE;
  return count.trunc().times(points(text).length).gt(MAX_TEXT) ? OUT_OF_RANGE : orNull(text.repeat(whole(count)));
}

/** Keeps the characters at both ends; too short a text is masked whole. */
function mask(text: string, keepLeft: Num, keepRight: Num, mark = "*"): Value | Fault {
  if (keepLeft.lt(0) || keepRight.lt(0)) return BAD_VALUE;
  const all = points(text);
  const [first, last] = [whole(keepLeft), whole(keepRight)];
  const hidden = all.length - first - last;
  if (hidden <= 0) return mark.repeat(all.length);
  return all.slice(0, first).join("") + mark.repeat(hidden) + all.slice(all.length - last).join("");
}

export function toNumber(text: string): Value | Fault {
  const cleaned = text.trim().replaceAll(",", "");
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(%?)$/.exec(cleaned);
  if (!found || !(found[2] || found[3])) return BAD_VALUE;
  const number = new Num(`${found[1] === "-" ? "-" : ""}${found[2] || "0"}.${found[3] || "0"}`);
  return found[4] ? number.div(100) : number;
}

export const textParts: Fns = {
  TEXTJOIN: textJoin,
  LEFT: strict(left),
  RIGHT: strict(right),
  MID: strict(mid),
  SUBSTITUTE: lenient(substitute),
  REPLACE: lenient(replace),
  FIND: strict(find),
  SEARCH: strict((sought: string, text: string, start: Num = ONE) => find(sought.toLowerCase(), text.toLowerCase(), start)),
  REPT: strict(repeat),
  VALUE: strict(toNumber),
  MASK: strict(mask),
  RMBCAP: strict((amount: Num) => capitals(amount.toFixed(2)) ?? OUT_OF_RANGE),
};
