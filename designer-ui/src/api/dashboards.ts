/** Dashboards: the document, and the data of its tiles for the chosen period. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { answerOf, server } from "./client";
import type { DashboardDocument } from "./types";

export function dashboardQuery(app: string, key: string) {
  return queryOptions({
    queryKey: ["board", app, key],
    queryFn: async () => (await answerOf(server.GET("/apps/{app}/dashboards/{key}", { params: { path: { app, key } } }))) as unknown as DashboardDocument,
    staleTime: 60_000,
  });
}

export type Filters = Record<string, unknown>;

/** What the address of a dashboard says. */
export interface BoardSearch {
  period?: string;
  from?: string;
  to?: string;
  choices?: Record<string, string[]>;
}

/** The period and the filters that an address asks for; without one, as the dashboard itself says. `preset`: "" for a period of one's own. */
export function askedOf(document: DashboardDocument, search: BoardSearch): { preset: string; filters: Filters } {
  const range = document.filters?.find((filter) => filter.type === "date_range");
  const own = Boolean(search.from ?? search.to);
  const preset = own ? "" : search.period ?? range?.default?.preset ?? "today";
  return { preset, filters: { ...search.choices, ...(range ? { [range.key]: own ? { from: search.from, to: search.to } : { preset } } : {}) } };
}

interface Asked {
  filters: Filters;
  tiles?: string[];
  theme?: "light" | "dark";
}

export function boardData(app: string, key: string, asked: Asked) {
  return answerOf(server.POST("/apps/{app}/dashboards/{key}/data", { params: { path: { app, key } }, body: asked }));
}

export function boardDataQuery(app: string, key: string, filters: Filters, theme: "light" | "dark") {
  return queryOptions({
    queryKey: ["board-data", app, key, filters, theme],
    queryFn: () => boardData(app, key, { filters, theme }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
