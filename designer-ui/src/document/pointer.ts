/** JSON pointers: how the server names the element a problem or a change is about. */

export function pointerParts(pointer: string): string[] {
  if (!pointer) return [];
  return pointer
    .replace(/^\//, "")
    .split("/")
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** Every value on the way down, outermost first; stops where the document has no such part. */
export function valuesAlong(document: unknown, pointer: string): unknown[] {
  const found: unknown[] = [document];
  let here = document;
  for (const part of pointerParts(pointer)) {
    if (here === null || typeof here !== "object") break;
    here = (here as Record<string, unknown>)[part];
    if (here === undefined) break;
    found.push(here);
  }
  return found;
}
