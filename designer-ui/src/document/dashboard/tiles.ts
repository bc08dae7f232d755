/** Verbs on the tiles of a dashboard. */
import { freePlace, nudged, placed, without } from "../grid";
import { newId } from "../identity";
import { patched, replaceWhere } from "../list";
import type { DashboardDocument, GridPlace, Query, Tile } from "../types";

export function addTile(dashboard: DashboardDocument, tile: Tile): DashboardDocument {
  return { ...dashboard, tiles: [...dashboard.tiles, tile] };
}

export function removeTile(dashboard: DashboardDocument, id: string): DashboardDocument {
  return { ...dashboard, tiles: without(dashboard.tiles, id) };
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

export function placeTiles(dashboard: DashboardDocument, places: Record<string, GridPlace>): DashboardDocument {
  const tiles = placed(dashboard.tiles, places);
  return tiles === dashboard.tiles ? dashboard : { ...dashboard, tiles };
}

export function nudgeTile(dashboard: DashboardDocument, id: string, by: Partial<GridPlace>): DashboardDocument {
  return { ...dashboard, tiles: nudged(dashboard.tiles, id, by) };
}

export function duplicateTile(dashboard: DashboardDocument, id: string, copyId: string = newId()): DashboardDocument {
  const tile = dashboard.tiles.find((each) => each.id === id);
  if (!tile) return dashboard;
  return addTile(dashboard, { ...tile, id: copyId, at: { ...tile.at, ...freePlace(dashboard.tiles, tile.at) } });
}
