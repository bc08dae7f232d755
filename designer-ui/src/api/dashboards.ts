/** Dashboards: the document, and the data of its tiles for the chosen period. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api } from "./client";
import type { DashboardDocument, TileResult } from "./types";

export function dashboardQuery(app: string, key: string) {
  return queryOptions({
    queryKey: ["board", app, key],
    queryFn: async () => {
      const answer = await api.get<DashboardDocument | { document: DashboardDocument }>(`/apps/${app}/dashboards/${key}`);
      return "document" in answer ? answer.document : answer;
    },
    staleTime: 60_000,
  });
}

export type Filters = Record<string, unknown>;

export function boardDataQuery(app: string, key: string, filters: Filters, theme: "light" | "dark") {
  return queryOptions({
    queryKey: ["board-data", app, key, filters, theme],
    queryFn: () => api.post<{ tiles: Record<string, TileResult> }>(`/apps/${app}/dashboards/${key}/data`, { filters, theme }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
