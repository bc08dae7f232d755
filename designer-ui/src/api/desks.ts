/** Desks: what waits, the record of a scan, a whole scan carried out once. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import type { Words } from "@/i18n";

import { api } from "./client";
import type { FieldDocument } from "./document-types";
import type { Count } from "./records";
import type { RecordData } from "./types";

export interface DeskStep {
  id: string;
  field: string;
  name: Words;
  characters: "any" | "digits" | "letters_digits";
  least: number;
  most: number;
  starts: string[];
}

export interface Desk {
  key: string;
  name: Words;
  form: string;
  title: string | null;
  fields: FieldDocument[];
  find: Words[];
  show: { fields: string[]; lines: { table: string; columns: string[] } | null };
  queue: { columns: string[]; deadline: string | null };
  steps: DeskStep[];
  then: Words;
  undo: boolean;
  tab: string | null;
  rows: RecordData[];
  total: Count;
  tabs: (Count & { id: string; name: Words })[];
}

export interface DeskAlert { id: string; name: Words; text: Words | null; tone: "danger" | "warning"; refuse: boolean }

export interface FoundRecord { id: number; title: string; record: RecordData; waiting: boolean; alerts: DeskAlert[] }

export type Outcome = "done" | "refused" | "ignored" | "unknown";

export interface ScanResult { outcome: Outcome; id: number | null; title: string; message: string | null; alert: string | null }

const at = (app: string, key: string) => `/apps/${app}/desks/${key}`;

export function deskQuery(app: string, key: string, tab: string | undefined) {
  return queryOptions({
    queryKey: ["desk", app, key, tab ?? ""],
    queryFn: ({ signal }) => api.get<Desk>(at(app, key), { tab }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    networkMode: "always",
  });
}

export async function findRecord(app: string, key: string, text: string): Promise<FoundRecord | null> {
  const found = await api.get<FoundRecord | { id: null }>(`${at(app, key)}/find`, { text });
  return found.id === null ? null : (found as FoundRecord);
}

export function sendScan(app: string, key: string, text: string, values: Record<string, string>, idempotencyKey: string) {
  return api.post<ScanResult>(`${at(app, key)}/scans`, { text, values }, { idempotencyKey });
}

export function takeBack(app: string, key: string, id: number, idempotencyKey: string) {
  return api.post<{ id: number }>(`${at(app, key)}/undo`, { id }, { idempotencyKey });
}
