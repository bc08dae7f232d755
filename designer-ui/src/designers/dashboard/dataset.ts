/** What can be asked of a dataset, as the server describes it. */
import { queryOptions } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { TileResult } from "@/api/types";
import type { Query, Text, Tile } from "@/document/types";

export interface DatasetInfo {
  key: string;
  name: Text;
  form: string;
  dimensions: { key: string; name: Text; type: string; grains: string[] }[];
  measures: { key: string; name: Text; format: string | null; calc: boolean }[];
  segments: string[];
}

export function datasetsQuery(app: string) {
  return queryOptions({
    queryKey: ["datasets", app],
    queryFn: async () => (await api.get<{ items: DatasetInfo[] }>(`/apps/${app}/datasets`)).items,
    staleTime: 60_000,
  });
}

export interface Answer extends TileResult {
  /** How long the person waited, in milliseconds. */
  took: number;
}

export function tileQuery(tile: Tile, dark: boolean) {
  const body = { query: tile.query, view: tile.view, period: tile.period ?? { preset: "last_30_days" }, ...(dark ? { theme: "dark" } : {}) };
  return queryOptions({
    queryKey: ["tile", body],
    queryFn: async ({ signal }): Promise<Answer> => {
      const begun = performance.now();
      const result = await api.post<TileResult>("/reports/query", body, { signal });
      return { ...result, took: Math.round(performance.now() - begun) };
    },
    enabled: (tile.query.measures?.length ?? 0) > 0,
    staleTime: 30_000,
    retry: false,
  });
}

export function measureKey(measure: NonNullable<Query["measures"]>[number]): string {
  return typeof measure === "string" ? measure : measure.of;
}
