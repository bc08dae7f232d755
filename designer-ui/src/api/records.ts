/** Reads of records: pages by cursor, counts of tabs, one record with what the person may do to it. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import type { DraftedAs } from "@/parts/drafted";

import { api } from "./client";
import type { OptionItem, Page, RecordAnswer, RecordData, TimelineItem } from "./types";

export interface ListQuery {
  view?: string;
  tab?: string;
  filter?: string;
  search?: string;
  sort?: string;
  fields?: string;
  /** What is in the bin instead of what is alive. */
  trash?: boolean;
}

export function recordsPath(app: string, form: string): string {
  return `/apps/${app}/forms/${form}/records`;
}

export function recordsQuery(app: string, form: string, query: ListQuery, limit = 60) {
  return infiniteQueryOptions({
    queryKey: ["records", form, app, query, limit],
    queryFn: ({ pageParam, signal }) => api.get<Page<RecordData>>(recordsPath(app, form), { ...query, limit, cursor: pageParam || undefined }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });
}

interface BulkAnswer {
  results: { id: number; ok: boolean; message: string | null }[];
}

/** Takes records back out of the bin; those that cannot come back say why. */
export async function restoreRecords(app: string, form: string, ids: number[]): Promise<BulkAnswer["results"]> {
  return (await api.post<BulkAnswer>(`${recordsPath(app, form)}/bulk`, { ids, restore: true })).results;
}

export interface Count {
  n: number;
  more: boolean;
}

export function countsQuery(app: string, form: string, query: { view?: string; filter?: string; search?: string }) {
  return queryOptions({
    queryKey: ["counts", form, app, query],
    queryFn: async ({ signal }) => (await api.get<{ counts: Record<string, Count> }>(`${recordsPath(app, form)}/counts`, query, signal)).counts,
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  });
}

export function recordQuery(app: string, form: string, id: string) {
  return queryOptions({
    queryKey: ["record", form, id, app],
    queryFn: () => api.get<RecordAnswer>(`${recordsPath(app, form)}/${id}`),
  });
}

export function timelineQuery(app: string, form: string, id: string) {
  return queryOptions({
    queryKey: ["record", form, id, app, "timeline"],
    queryFn: async () => (await api.get<{ items: TimelineItem[] }>(`${recordsPath(app, form)}/${id}/timeline`)).items,
  });
}

export function optionsQuery(app: string, form: string, path: string, search: string, record?: string, drafted: DraftedAs = {}) {
  return queryOptions({
    queryKey: ["options", app, form, path, search, record ?? "", drafted],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: OptionItem[] }>(`/apps/${app}/forms/${form}/options/${path}`, { search, limit: 20, record, ...drafted }, signal)).items,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
