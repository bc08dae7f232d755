/** Verbs on the tiles of a dashboard. The grid has twelve columns; rows grow as needed. */
import { newId } from "../identity";
import { patched, replaceWhere } from "../list";
import type { DashboardDocument, GridPlace, Query, Tile } from "../types";

export const GRID_COLUMNS = 12;

export function addTile(dashboard: DashboardDocument, tile: Tile): DashboardDocument {
  return { ...dashboard, tiles: [...dashboard.tiles, tile] };
}

export function removeTile(dashboard: DashboardDocument, id: string): DashboardDocument {
  return { ...dashboard, tiles: dashboard.tiles.filter((tile) => tile.id !== id) };
}

export function setTile(dashboard: DashboardDocument, id: string, changes: Partial<Tile>): DashboardDocument {
  return { ...dashboard, tiles: replaceWhere(dashboard.tiles, (tile) => tile.id === id, (tile) => patched(tile, changes)) };
}

export function setQuery(dashboard: DashboardDocument, id: string, changes: Partial<Query>): DashboardDocument {
  return {
    ...dashboard,
    tiles: replaceWhere(dashboard.tiles, (tile) => tile.id === id, (tile) => ({ ...tile, query: patched(tile.query, changes) })),
  };
}

/** Take over where the tiles stand after a drag; the same object when nothing moved. */
export function placeTiles(dashboard: DashboardDocument, places: Record<string, GridPlace>): DashboardDocument {
  const moved = dashboard.tiles.some((tile) => {
    const to = places[tile.id];
    return to && (to.x !== tile.at.x || to.y !== tile.at.y || to.w !== tile.at.w || to.h !== tile.at.h);
  });
  if (!moved) return dashboard;
  return { ...dashboard, tiles: dashboard.tiles.map((tile) => ({ ...tile, at: places[tile.id] ?? tile.at })) };
}

export function duplicateTile(dashboard: DashboardDocument, id: string, copyId: string = newId()): DashboardDocument {
  const tile = dashboard.tiles.find((each) => each.id === id);
  if (!tile) return dashboard;
  return addTile(dashboard, { ...tile, id: copyId, at: { ...tile.at, ...freePlace(dashboard, tile.at) } });
}

/** The first free spot for a tile of this size, reading from the top left. */
export function freePlace(dashboard: DashboardDocument, size: { w: number; h: number }): { x: number; y: number } {
  const w = Math.min(size.w, GRID_COLUMNS);
  for (let y = 0; ; y += 1) {
    for (let x = 0; x + w <= GRID_COLUMNS; x += 1) {
      const place = { x, y, w, h: size.h };
      if (!dashboard.tiles.some((tile) => overlap(tile.at, place))) return { x, y };
    }
  }
}

export function overlap(a: GridPlace, b: GridPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
