/** Small list verbs that every document verb needs; none changes its argument. */

export function insertAt<T>(items: readonly T[], index: number, item: T): T[] {
  const at = Math.max(0, Math.min(index, items.length));
  return [...items.slice(0, at), item, ...items.slice(at)];
}

export function moveWithin<T>(items: readonly T[], from: number, to: number): T[] {
  if (from < 0 || from >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return insertAt(rest, to, items[from] as T);
}

export function replaceWhere<T>(items: readonly T[], test: (item: T) => boolean, change: (item: T) => T): T[] {
  return items.map((item) => (test(item) ? change(item) : item));
}

/** A copy with the changes; `undefined` takes the property away, so that documents never store it. */
export function patched<T extends object>(target: T, changes: Partial<T>): T {
  const result = { ...target, ...changes };
  for (const key of Object.keys(changes) as (keyof T)[]) {
    if (changes[key] === undefined) delete result[key];
  }
  return result;
}
