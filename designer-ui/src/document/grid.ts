/** Places on a grid of twelve columns, for whatever stands on one. Rows grow as needed. */
import type { GridPlace } from "./types";

export const GRID_COLUMNS = 12;

export interface Placed {
  id: string;
  at: GridPlace;
}

/** The first free spot for this size, reading from the top left. */
export function freePlace(items: readonly Placed[], size: { w: number; h: number }): { x: number; y: number } {
  const w = Math.min(size.w, GRID_COLUMNS);
  for (let y = 0; ; y += 1) {
    for (let x = 0; x + w <= GRID_COLUMNS; x += 1) {
      const place = { x, y, w, h: size.h };
      if (!items.some((item) => overlap(item.at, place))) return { x, y };
    }
  }
}

/** Take over where things stand after a drag; the same list when nothing moved. */
export function placed<T extends Placed>(items: T[], places: Record<string, GridPlace>): T[] {
  const moved = items.some((item) => {
    const to = places[item.id];
    return to && (to.x !== item.at.x || to.y !== item.at.y || to.w !== item.at.w || to.h !== item.at.h);
  });
  return moved ? items.map((item) => ({ ...item, at: places[item.id] ?? item.at })) : items;
}

/** Where all stand after one was dropped: it changes places with one of its size, else the others make room and close up. */
export function dropped(items: readonly Placed[], id: string, to: { x: number; y: number }): Record<string, GridPlace> {
  const own = items.find((item) => item.id === id);
  if (!own) return {};
  const at = { ...own.at, x: to.x, y: to.y };
  const other = items.find((item) => item.id !== id && item.at.w === at.w && item.at.h === at.h && 2 * shared(item.at, at) >= at.w * at.h);
  if (other) return { [id]: other.at, [other.id]: own.at };
  const moved = closedUp(pushedDown(items.map((item) => (item.id === id ? { id, at } : item)), id));
  return Object.fromEntries(moved.map((item) => [item.id, item.at]));
}

/** How many cells two places have in common. */
function shared(a: GridPlace, b: GridPlace): number {
  const across = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}

/** Each goes up as far as nothing is in its way. */
export function closedUp<T extends Placed>(items: readonly T[]): T[] {
  const places = new Map<string, GridPlace>();
  for (const item of [...items].sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)) {
    let at = item.at;
    while (at.y > 0 && !blocking(places, { ...at, y: at.y - 1 })) at = { ...at, y: at.y - 1 };
    places.set(item.id, at);
  }
  return items.map((item) => ({ ...item, at: places.get(item.id) ?? item.at }));
}

/** What is left when one is taken away: the others close up; where nothing can go up into its place, its row closes up from the right. */
export function without<T extends Placed>(items: readonly T[], id: string): T[] {
  const gone = items.find((item) => item.id === id)?.at;
  const left = items.filter((item) => item.id !== id);
  if (!gone) return left;
  const up = closedUp(left);
  if (up.some((item) => overlap(item.at, gone))) return up;
  const beside = new Set<string>();
  let end = gone.x + gone.w;
  for (const item of [...up].sort((a, b) => a.at.x - b.at.x)) {
    if (item.at.y !== gone.y || item.at.h !== gone.h || item.at.x !== end) continue;
    beside.add(item.id);
    end += item.at.w;
  }
  return closedUp(up.map((item) => (beside.has(item.id) ? { ...item, at: { ...item.at, x: item.at.x - gone.w } } : item)));
}

/** Move or grow one by cells, the keyboard's way; others that are in the way go down. */
export function nudged<T extends Placed>(items: T[], id: string, by: Partial<GridPlace>): T[] {
  return pushedDown(items.map((item) => (item.id === id ? { ...item, at: within(item.at, by) } : item)), id);
}

function within(at: GridPlace, by: Partial<GridPlace>): GridPlace {
  const w = clamp(at.w + (by.w ?? 0), 1, GRID_COLUMNS);
  return { w, h: clamp(at.h + (by.h ?? 0), 1, 40), x: clamp(at.x + (by.x ?? 0), 0, GRID_COLUMNS - w), y: Math.max(0, at.y + (by.y ?? 0)) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Resolve overlaps from the top: the fixed one stands, each later one takes the first free row below. */
export function pushedDown<T extends Placed>(items: T[], fixed: string): T[] {
  const byRow = [...items].sort((a, b) => (a.id === fixed ? -1 : b.id === fixed ? 1 : a.at.y - b.at.y || a.at.x - b.at.x));
  const places = new Map<string, GridPlace>();
  for (const item of byRow) {
    let at = item.at;
    for (let hit = blocking(places, at); hit; hit = blocking(places, at)) at = { ...at, y: hit.y + hit.h };
    places.set(item.id, at);
  }
  return items.map((item) => ({ ...item, at: places.get(item.id) ?? item.at }));
}

function blocking(places: Map<string, GridPlace>, at: GridPlace): GridPlace | undefined {
  return [...places.values()].find((other) => overlap(other, at));
}

export function overlap(a: GridPlace, b: GridPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
