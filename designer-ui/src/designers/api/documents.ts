/** The server's side of designing: drafts, problems, publishing, where something is used. */
import { queryOptions } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { Problem } from "@/api/errors";
import type { Text } from "@/document/types";

export interface DocumentItem {
  kind: string;
  key: string;
  name: Text;
  form?: string;
  published_version: number | null;
  draft_rev: number | null;
  changed: boolean;
}

export interface DocumentState<D> {
  draft: D | null;
  draft_rev: number | null;
  published: { version: number; body: D; at: string; by: unknown; note: string | null } | null;
  running?: number;
}

export interface Change {
  kind: string;
  path: string;
  text: string;
  effect: string | null;
  severity?: string;
  code?: string;
}

export interface Ref {
  kind: string;
  key: string;
}

export interface PublishPart extends Ref {
  name: Text;
  changes: Change[];
  running: number;
}

export interface PublishPreview {
  parts: PublishPart[];
  problems: Problem[];
}

export interface Use {
  kind: string;
  key: string;
  name: Text | string;
  path: string;
  text: string;
}

const at = (app: string, kind: string, key: string) => `/apps/${app}/documents/${kind}/${key}`;

export function documentsQuery(app: string) {
  return queryOptions({
    queryKey: ["documents", app],
    queryFn: async () => (await api.get<{ items: DocumentItem[] }>(`/apps/${app}/documents`)).items,
  });
}

export function readDocument<D>(app: string, kind: string, key: string) {
  return api.get<DocumentState<D>>(at(app, kind, key));
}

export function documentQuery<D>(app: string, kind: string, key: string) {
  return queryOptions({
    queryKey: ["document", app, kind, key],
    queryFn: () => readDocument<D>(app, kind, key),
    staleTime: 0,
  });
}

export function impactQuery(app: string, kind: string, key: string, path: string) {
  return queryOptions({
    queryKey: ["impact", app, kind, key, path],
    queryFn: async () => (await api.get<{ uses: Use[] }>(`${at(app, kind, key)}/impact`, { path })).uses,
  });
}

/** Asked at the moment of a removal, so never from memory. */
export function readUses(app: string, kind: string, key: string, path: string) {
  return api.get<{ uses: Use[]; records: number }>(`${at(app, kind, key)}/impact`, { path });
}

export function saveDraft(app: string, kind: string, key: string, body: unknown, rev: number | null) {
  return api.put<{ draft_rev: number; problems: Problem[] }>(at(app, kind, key), body, rev === null ? {} : { ifMatch: rev });
}

export function previewPublish(app: string, documents: Ref[]) {
  return api.post<PublishPreview>(`/apps/${app}/publish-preview`, { documents });
}

/** All of them or none. */
export function publish(app: string, documents: Ref[], note: string, accept: string[]) {
  return api.post<{ versions: (Ref & { version: number })[] }>(`/apps/${app}/publish`, { documents, note, accept });
}

/** Takes the document away; the server refuses where something stands on it, and says what. */
export function removeDocument(app: string, kind: string, key: string) {
  return api.remove<unknown>(at(app, kind, key));
}

export function discardDraft(app: string, kind: string, key: string, rev: number | null) {
  return api.remove<unknown>(`${at(app, kind, key)}/draft`, rev === null ? {} : { ifMatch: rev });
}
