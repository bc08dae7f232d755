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
