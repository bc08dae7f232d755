/** Printing: the templates of a form, sheets as they will be, and the printing itself. */
import { queryOptions } from "@tanstack/react-query";

import type { Words } from "@/i18n";

import { api, fetchFile } from "./client";

export const MOST_SHEETS = 200;

export interface PrintTemplate { key: string; name: Words; size: string }

export interface PrintedBefore { id: number; title: string; times: number; at: string; by: string }

export interface PrintPreview { html: string; printed: PrintedBefore[] }

const at = (app: string, form: string) => `/apps/${app}/forms/${form}/print`;

export function templatesQuery(app: string, form: string) {
  return queryOptions({
    queryKey: ["print", app, form],
    queryFn: async () => (await api.get<{ items: PrintTemplate[] }>(at(app, form))).items,
    staleTime: 300_000,
  });
}

export function previewQuery(app: string, form: string, template: string, ids: number[]) {
  return queryOptions({
    queryKey: ["print", app, form, template, ids],
    queryFn: ({ signal }) => api.post<PrintPreview>(`${at(app, form)}/${template}/preview`, { ids }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function printRecords(app: string, form: string, template: string, ids: number[]) {
  return api.post<{ html: string }>(`${at(app, form)}/${template}`, { ids });
}

export function fetchPdf(app: string, form: string, template: string, ids: number[]) {
  return fetchFile(`${at(app, form)}/${template}/pdf`, { ids });
}
