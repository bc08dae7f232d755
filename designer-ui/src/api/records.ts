/** Reads of records: pages by cursor, counts of tabs, one record with what the person may do to it. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import type { DraftedAs } from "@/parts/drafted";

import type { RelatedGroup } from "./types";
import { answerOf, type Schemas, server } from "./client";

export interface ListQuery {
  view?: string;
  tab?: string;
  /** Only this choice of the field that the view counts by. */
  part?: string;
  filter?: string;
  search?: string;
  mine?: boolean;
  sort?: string;
  fields?: string;
  /** What is in the bin instead of what is alive. */
  trash?: boolean;
}

/** Rows of a page of a list. */
export const PAGE = 60;

export function recordsQuery(app: string, form: string, query: ListQuery, limit = PAGE) {
  return infiniteQueryOptions({
    queryKey: ["records", form, app, query, limit],
    queryFn: ({ pageParam: cursor, signal }) =>
      answerOf(server.GET("/apps/{app}/forms/{form}/records", { params: { path: { app, form }, query: { ...query, limit, cursor } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });
}

export type Count = Schemas["TabCount"];

/** Of the tab that is named, its records are counted by choice too, where the view does so. */
export function countsQuery(app: string, form: string, query: { view?: string; tab?: string; filter?: string; search?: string; mine?: boolean }) {
  return queryOptions({
    queryKey: ["counts", form, app, query],
    queryFn: ({ signal }) => answerOf(server.GET("/apps/{app}/forms/{form}/records/counts", { params: { path: { app, form }, query }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  });
}

export type RowOffers = Schemas["RowOffers"];

/** What these records allow the person now. */
export function offersQuery(app: string, form: string, ids: number[], view?: string) {
  return queryOptions({
    queryKey: ["records", form, app, "offers", ids, view],
    queryFn: async ({ signal }) =>
      (await answerOf(server.GET("/apps/{app}/forms/{form}/records/offers", { params: { path: { app, form }, query: { ids: ids.join(","), view } }, signal }))).items,
  });
}

export function recordQuery(app: string, form: string, id: string) {
  return queryOptions({
    queryKey: ["record", form, id, app],
    queryFn: () => answerOf(server.GET("/apps/{app}/forms/{form}/records/{id}", { params: { path: { app, form, id: Number(id) } } })),
  });
}

/** The new record that a button opens, filled in and not saved. */
export function filledQuery(app: string, form: string, id: number, button: string) {
  return queryOptions({
    queryKey: ["filled", form, id, button, app],
    queryFn: () => answerOf(server.GET("/apps/{app}/forms/{form}/records/{id}/actions/{button}", { params: { path: { app, form, id, button } } })),
    gcTime: 0,
    staleTime: Infinity,
  });
}

export type FilledIn = Schemas["FilledIn"];

export function timelineQuery(app: string, form: string, id: string) {
  return queryOptions({
    queryKey: ["record", form, id, app, "timeline"],
    queryFn: async () =>
      (await answerOf(server.GET("/apps/{app}/forms/{form}/records/{id}/timeline", { params: { path: { app, form, id: Number(id) } } }))).items,
  });
}

/** Records of other forms that refer to this one. */
export function relatedQuery(app: string, form: string, id: string) {
  return queryOptions({
    queryKey: ["record", form, id, app, "related"],
    queryFn: async () =>
      (await answerOf(server.GET("/apps/{app}/forms/{form}/records/{id}/related", { params: { path: { app, form, id: Number(id) } } }))).groups as RelatedGroup[],
  });
}

interface Wanted {
  search: string;
  record?: string;
  drafted?: DraftedAs;
}

export async function readOptions(app: string, form: string, path: string, { search, record, drafted }: Wanted, signal?: AbortSignal) {
  const params = { path: { app, form, path }, query: { search, limit: 20, record, ...drafted } };
  return (await answerOf(server.GET("/apps/{app}/forms/{form}/options/{path}", { params, signal }))).items;
}

export function optionsQuery(app: string, form: string, path: string, search: string, record?: string, drafted: DraftedAs = {}) {
  return queryOptions({
    queryKey: ["options", app, form, path, search, record ?? "", drafted],
    queryFn: ({ signal }) => readOptions(app, form, path, { search, record, drafted }, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
