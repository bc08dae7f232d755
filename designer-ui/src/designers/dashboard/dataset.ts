/** What can be asked of a dataset, as the server describes it. */
import { queryOptions } from "@tanstack/react-query";

import { answerOf, type Schemas, server } from "@/api/client";
import type { TileResult } from "@/api/types";
import type { Query, Tile } from "@/document/types";

export type DatasetInfo = Schemas["DatasetInfo"];

export function datasetsQuery(app: string) {
  return queryOptions({
    queryKey: ["datasets", app],
    queryFn: async () => (await answerOf(server.GET("/apps/{app}/datasets", { params: { path: { app } } }))).items,
    staleTime: 60_000,
  });
}

export interface Answer extends TileResult {
  /** How long the person waited, in milliseconds. */
  took: number;
}

export function tileQuery(tile: Tile, dark: boolean) {
  const body = { query: tile.query, view: tile.view, period: (tile.period ?? { preset: "last_30_days" }) as Record<string, unknown>, theme: dark ? ("dark" as const) : undefined };
  return queryOptions({
    queryKey: ["tile", body],
    queryFn: async ({ signal }): Promise<Answer> => {
      const begun = performance.now();
      const result = await answerOf(server.POST("/reports/query", { body, signal }));
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
