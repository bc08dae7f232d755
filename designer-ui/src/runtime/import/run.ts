/** An import as the server keeps it: file, mapping, progress. */
import { queryOptions } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { Problem } from "@/api/errors";

export type Source = { kind: "column"; column: number } | { kind: "constant"; value: string } | { kind: "formula"; expr: string };

export interface Entry {
  target: string;
  source: Source;
  confidence?: number;
  ground?: string;
}

export interface FileColumn {
  index: number;
  name: string;
  type: string;
  samples: string[];
  variable: string;
  problem: string | null;
  hint?: string | null;
}

export interface Target {
  path: string;
  name: string;
  group: string | null;
  required: boolean;
  type: string;
  options: { key: string; name: string }[];
}

export interface ImportRun {
  id: number;
  app: string;
  form: string;
  file: string;
  state: "ready" | "running" | "paused" | "done" | "cancelled" | "failed";
  mode: "history" | "live";
  total: number;
  done: number;
  created: number;
  skipped: number;
  failed: number;
  rate: number | null;
  message: string | null;
  detected: { encoding?: string | null; delimiter?: string | null; header_row: number; rows: number; sheet?: string | null; [extra: string]: unknown };
  columns: FileColumn[];
  targets: Target[];
  mapping: Entry[];
}

export interface PreviewRow {
  n: number;
  values: Record<string, unknown>;
  cells: string[];
  errors: Problem[];
}

export interface Preview {
  total: number;
  checked: number;
  new: number;
  skipped: number;
  bad: number;
  rows: PreviewRow[];
}

const POLL_MS = 700;

export function runQuery(id: number | undefined) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: () => api.get<ImportRun>(`/imports/${id}`),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === "running" ? POLL_MS : false),
  });
}

export function upload(app: string, form: string, file: File): Promise<ImportRun> {
  const body = new FormData();
  body.set("app", app);
  body.set("form", form);
  body.set("file", file);
  return api.upload<ImportRun>("/imports", body);
}

export function saveMapping(id: number, mapping: Entry[], mode: ImportRun["mode"]): Promise<ImportRun> {
  return api.put<ImportRun>(`/imports/${id}`, { mapping, mode });
}

export function tryOut(id: number): Promise<Preview> {
  return api.post<Preview>(`/imports/${id}/preview`);
}

export function move(id: number, verb: "run" | "pause" | "resume" | "cancel"): Promise<ImportRun> {
  return api.post<ImportRun>(`/imports/${id}/${verb}`);
}
