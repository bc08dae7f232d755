/** What stands on a part of a form: one line a document, without what goes along by itself. */
import type { Text } from "@/document/types";
import type { Use } from "../api/documents";

export interface UsedBy {
  kind: string;
  key: string;
  name: Text;
  /** Where in it, by the names people gave: nothing twice. */
  places: Text[];
  /** The first of them, to lead there. */
  path: string;
  count: number;
}

/** A field goes with its places on the page, its columns and its place in the search: undoing brings them back. */
const GOES_ALONG = /^\/(layout|search|views\/\d+\/(columns|sort))\//;
/** What decides and acts stands before what only shows. */
const ORDER = ["form", "flow", "rule", "decision", "dataset", "dashboard", "workbench", "desk", "print", "role", "app"];

export function usesOf(uses: Use[], form: string): UsedBy[] {
  const found = new Map<string, UsedBy>();
  for (const use of uses) {
    const own = use.kind === "form" && use.key === form;
    if (own && GOES_ALONG.test(use.path)) continue;
    const ref = `${use.kind}/${use.key}`;
    const known = found.get(ref) ?? { kind: use.kind, key: use.key, name: use.name, places: [], path: use.path, count: 0 };
    known.count += 1;
    if (use.place.zh && !known.places.some((place) => place.zh === use.place.zh)) known.places.push(use.place);
    found.set(ref, known);
  }
  const rank = (used: UsedBy) => (used.kind === "form" && used.key === form ? -1 : ORDER.indexOf(used.kind));
  return [...found.values()].sort((one, two) => rank(one) - rank(two));
}
