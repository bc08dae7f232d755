/** Verbs on the cards of a workbench. */
import { freePlace, nudged, placed, pushedDown, without } from "../grid";
import { newId } from "../identity";
import { patched, replaceWhere } from "../list";
import type { GridPlace, Options, WorkbenchDocument, WorkbenchPart } from "../types";

/** Put where it was dropped; what stood there goes down. */
export function addItem(bench: WorkbenchDocument, item: WorkbenchPart): WorkbenchDocument {
  return { ...bench, items: pushedDown([...bench.items, item], item.id) };
}

export function removeItem(bench: WorkbenchDocument, id: string): WorkbenchDocument {
  return { ...bench, items: without(bench.items, id) };
}

export function duplicateItem(bench: WorkbenchDocument, id: string, copyId: string = newId()): WorkbenchDocument {
  const item = bench.items.find((each) => each.id === id);
  if (!item) return bench;
  return { ...bench, items: [...bench.items, { ...item, id: copyId, at: { ...item.at, ...freePlace(bench.items, item.at) } }] };
}

export function setItem(bench: WorkbenchDocument, id: string, changes: Options): WorkbenchDocument {
  return { ...bench, items: replaceWhere(bench.items, (item) => item.id === id, (item) => patched(item, changes)) };
}

export function placeItems(bench: WorkbenchDocument, places: Record<string, GridPlace>): WorkbenchDocument {
  const items = placed(bench.items, places);
  return items === bench.items ? bench : { ...bench, items };
}

export function nudgeItem(bench: WorkbenchDocument, id: string, by: Partial<GridPlace>): WorkbenchDocument {
  return { ...bench, items: nudged(bench.items, id, by) };
}
