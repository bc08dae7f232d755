/** Printing: the templates of a form, sheets as they will be, and the printing itself. */
import { queryOptions } from "@tanstack/react-query";

import { answerOf, type Schemas, server } from "./client";

export const MOST_SHEETS = 200;

export type PrintTemplate = Schemas["PrintTemplate"];
export type PrintedBefore = Schemas["PrintedBefore"];

export function templatesQuery(app: string, form: string) {
  return queryOptions({
    queryKey: ["print", app, form],
    queryFn: async () => (await answerOf(server.GET("/apps/{app}/forms/{form}/print", { params: { path: { app, form } } }))).items,
    staleTime: 300_000,
  });
}

export function previewQuery(app: string, form: string, print: string, ids: number[]) {
  return queryOptions({
    queryKey: ["print", app, form, print, ids],
    queryFn: ({ signal }) => answerOf(server.POST("/apps/{app}/forms/{form}/print/{print}/preview", { params: { path: { app, form, print } }, body: { ids }, signal })),
    staleTime: 0,
    gcTime: 0,
  });
}

export function printRecords(app: string, form: string, print: string, ids: number[]) {
  return answerOf(server.POST("/apps/{app}/forms/{form}/print/{print}", { params: { path: { app, form, print } }, body: { ids } }));
}

export async function fetchPdf(app: string, form: string, print: string, ids: number[]): Promise<Blob> {
  const { data } = await server.POST("/apps/{app}/forms/{form}/print/{print}/pdf", { params: { path: { app, form, print } }, body: { ids }, parseAs: "blob" });
  return data as unknown as Blob;
}
