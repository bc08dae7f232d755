/** REGEXMATCH, REGEXEXTRACT, REGEXREPLACE, and SPLIT. Their work is bounded: too much of it is OUT_OF_RANGE. */
import { BAD_VALUE, OUT_OF_RANGE, type Fault } from "../context";
import type { Num } from "../decimal";
import { lenient, strict, type Fns } from "../function";
import type { Value } from "../values";
import { Search, TooMuchWork, type Places } from "./regex-search";
import { program } from "./regex-syntax";
import { points } from "./text";
import { MAX_TEXT } from "./text-parts";

const MOST_PARTS = 10_000;

function searching(text: string, pattern: string, work: (search: Search) => Value | Fault): Value | Fault {
  const found = program(pattern);
  if (!found) return BAD_VALUE;
  try {
    return work(new Search(found, text));
  } catch (error) {
    if (error instanceof TooMuchWork) return OUT_OF_RANGE;
    throw error;
  }
}

/** The first group, or the whole match of a pattern without groups. */
function extract(text: string, pattern: string, group?: Num): Value | Fault {
  return searching(text, pattern, (search) => {
    const places = search.find(0);
    if (!places) return BAD_VALUE;
    const groups = places.length / 2 - 1;
    const told = group ? group.trunc().toNumber() : Math.min(groups, 1);
    if (group && (group.lt(0) || told > groups)) return OUT_OF_RANGE;
    return search.part(places, told) || null;
  });
}

/** `$1` is the first group, `$0` the whole, `$$` a dollar sign. */
function filled(next: string, search: Search, places: Places): string {
  return next.replace(/\$(\$|[0-9])/g, (whole, which: string) => {
    if (which === "$") return "$";
    return 2 * Number(which) < places.length ? search.part(places, Number(which)) : whole;
  });
}

function replaceAll(text: string, pattern: string, next: string): Value | Fault {
  return searching(text, pattern, (search) => {
    let [done, at, length, result] = [0, 0, 0, ""];
    while (at <= search.chars.length) {
      const places = search.find(at);
      const [begin = null, end = null] = places ?? [];
      if (!places || begin === null || end === null) break;
      const written = search.chars.slice(done, begin).join("") + filled(next, search, places);
      length += points(written).length;
      if (length > MAX_TEXT) return OUT_OF_RANGE;
      result += written;
      [done, at] = [end, end + (begin === end ? 1 : 0)];
    }
    result += search.chars.slice(done).join("");
    return points(result).length > MAX_TEXT ? OUT_OF_RANGE : result || null;
  });
}

function split(text: string | null, delimiter: string | null): Value | Fault {
  if (text === null) return [];
  const parts = delimiter ? text.split(delimiter) : [text];
  return parts.length > MOST_PARTS ? OUT_OF_RANGE : parts.map((part) => part || null);
}

export const patterns: Fns = {
  SPLIT: lenient(split),
  REGEXMATCH: strict((text: string, pattern: string) => searching(text, pattern, (search) => search.find(0) !== null)),
  REGEXEXTRACT: strict(extract),
  REGEXREPLACE: lenient((text: string | null, pattern: string | null, next: string | null) =>
    text === null || pattern === null ? null : replaceAll(text, pattern, next ?? ""),
  ),
};
