/** Everything a person can do to a dashboard. */
import { addTile, duplicateTile, nudgeTile, placeTiles, removeTile, setQuery, setTile } from "../document/dashboard/tiles";
import { patched } from "../document/list";
import type { DashboardDocument } from "../document/types";
import { command } from "./command";

export const dashboardCommands = {
  addTile: command("add_tile", addTile),
  removeTile: command("remove_tile", removeTile),
  duplicateTile: command("duplicate_tile", duplicateTile),
  setTile: command("set_tile", setTile, (id, changes) => [id, ...Object.keys(changes)].join()),
  setQuery: command("set_query", setQuery),
  placeTiles: command("move_tile", placeTiles),
  nudge: command("move_tile", nudgeTile, (id) => id),
  setDashboard: command("set_dashboard", (dashboard: DashboardDocument, changes: Partial<DashboardDocument>) => patched(dashboard, changes), (changes) => Object.keys(changes).join()),
};
