/** Splits a filter at its outermost ANDs, as the server does. */
const TOKEN = /"(?:[^"]|"")*"|[^\W\d]\w*(?:\.\w+)*|[^]/gu;

/** Whether an outermost OR or BETWEEN makes one condition of it all. */
export function isOne(text: string): boolean {
  return outerConjunct(`${text} AND TRUE`).length > text.length;
}

/** The first part of a formula up to an outermost AND; all of it where an outermost OR or BETWEEN holds it together. */
export function outerConjunct(text: string): string {
  let depth = 0;
  let end = -1;
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    if (token === "(" || token === "[") depth += 1;
    else if (token === ")" || token === "]") depth -= 1;
    else if (depth === 0 && /^(or|between)$/i.test(token)) return text;
    else if (depth === 0 && end < 0 && /^and$/i.test(token)) end = match.index;
  }
  return end < 0 ? text : text.slice(0, end).trimEnd();
}

/** The text without brackets that hold all of it. */
export function bare(text: string): string {
  if (!text.startsWith("(")) return text;
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    depth += match[0] === "(" ? 1 : match[0] === ")" ? -1 : 0;
    if (depth === 0) return match.index === text.length - 1 ? text.slice(1, -1) : text;
  }
  return text;
}
