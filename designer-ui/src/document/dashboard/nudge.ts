import type { DashboardDocument, GridPlace } from "../types";
import { GRID_COLUMNS, overlap, setTile } from "./tiles";

/** Move or grow a tile by cells, the keyboard's way; others that are in the way go down. */
export function nudge(dashboard: DashboardDocument, id: string, by: Partial<GridPlace>): DashboardDocument {
  const tile = dashboard.tiles.find((each) => each.id === id);
  if (!tile) return dashboard;
  const w = clamp(tile.at.w + (by.w ?? 0), 1, GRID_COLUMNS);
  const at = {
    w,
    h: clamp(tile.at.h + (by.h ?? 0), 1, 40),
    x: clamp(tile.at.x + (by.x ?? 0), 0, GRID_COLUMNS - w),
    y: Math.max(0, tile.at.y + (by.y ?? 0)),
  };
  return pushDown(setTile(dashboard, id, { at }), id);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Resolve overlaps from the top: the moved tile stands, each later one takes the first free row below. */
function pushDown(dashboard: DashboardDocument, fixed: string): DashboardDocument {
  const byRow = [...dashboard.tiles].sort((a, b) => (a.id === fixed ? -1 : b.id === fixed ? 1 : a.at.y - b.at.y || a.at.x - b.at.x));
  const places = new Map<string, GridPlace>();
  for (const tile of byRow) {
    let at = tile.at;
    for (let hit = blocking(places, at); hit; hit = blocking(places, at)) at = { ...at, y: hit.y + hit.h };
    places.set(tile.id, at);
  }
  return { ...dashboard, tiles: dashboard.tiles.map((tile) => ({ ...tile, at: places.get(tile.id) ?? tile.at })) };
}

function blocking(places: Map<string, GridPlace>, at: GridPlace): GridPlace | undefined {
  return [...places.values()].find((other) => overlap(other, at));
}
