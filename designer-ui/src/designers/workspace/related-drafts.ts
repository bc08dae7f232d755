/** Drafts that belong to a page though they are not open: its rules, flows, sheets and desks, its place in navigation and roles. */
import type { DocumentItem, Ref } from "../api/documents";
import { readDocument } from "../api/documents";

const NAMING = new Set(["app", "role"]);
const OWN = new Set(["flow", "rule", "print", "desk"]);

export async function relatedDrafts(app: string, key: string, items: DocumentItem[]): Promise<Ref[]> {
  const own = items.filter((item) => item.changed && item.form === key && OWN.has(item.kind));
  const naming = items.filter((item) => item.changed && NAMING.has(item.kind));
  const bodies = await Promise.all(naming.map((item) => readDocument<unknown>(app, item.kind, item.key)));
  const quoted = JSON.stringify(key);
  // Only what newly names the page: another draft of the same role is somebody else's business.
  const named = naming.filter((_, index) => count(bodies[index]?.draft, quoted) !== count(bodies[index]?.published?.body, quoted));
  return [...own, ...named].map(({ kind, key: of }) => ({ kind, key: of }));
}

function count(body: unknown, quoted: string): number {
  return JSON.stringify(body ?? null).split(quoted).length - 1;
}
