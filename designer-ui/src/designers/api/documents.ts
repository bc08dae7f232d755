/** The server's side of designing: drafts, problems, publishing, where something is used. */
import { queryOptions } from "@tanstack/react-query";

import { answerOf, type Schemas, seenRevision, server } from "@/api/client";

import { readTogether } from "./read-together";

export type DocumentItem = Schemas["DocumentItem"];
export type Change = Schemas["PublishedChange"];
export type PublishPart = Schemas["PublishPart"];
export type Use = Schemas["Use"];

/** A document of a known kind: the description says only that it is one. */
export interface DocumentState<D> extends Omit<Schemas["DocumentState"], "draft" | "published"> {
  draft: D | null;
  published: (Omit<Schemas["Published"], "body"> & { body: D }) | null;
}

export interface Ref {
  kind: string;
  key: string;
}

/** What somebody pressed for is asked at once: without network it says so, rather than to wait and come by surprise. */
export const ASKED_NOW = { staleTime: 0, networkMode: "always", retry: false } as const;

export function documentsQuery(app: string) {
  return queryOptions({
    queryKey: ["documents", app],
    queryFn: async () => (await answerOf(server.GET("/apps/{app}/documents", { params: { path: { app } } }))).items,
  });
}

export function readDocument<D>(app: string, kind: string, key: string) {
  return readTogether(app, kind, key) as unknown as Promise<DocumentState<D>>;
}

export function documentQuery<D>(app: string, kind: string, key: string) {
  return queryOptions({
    queryKey: ["document", app, kind, key],
    queryFn: () => readDocument<D>(app, kind, key),
    staleTime: 0,
  });
}

export async function readVersions(app: string, kind: string, key: string) {
  return (await answerOf(server.GET("/apps/{app}/documents/{kind}/{key}/versions", { params: { path: { app, kind, key } } }))).items;
}

export function impactQuery(app: string, kind: string, key: string, path: string) {
  return queryOptions({
    queryKey: ["impact", app, kind, key, path],
    queryFn: async () =>
      (await answerOf(server.GET("/apps/{app}/documents/{kind}/{key}/impact", { params: { path: { app, kind, key }, query: { path } } }))).uses,
  });
}

/** Nobody waits longer than this to be asked. */
const ASKED_WITHIN_MS = 6000;

/** Asked at the moment of a removal, so never from memory. */
export function readUses(app: string, kind: string, key: string, path: string) {
  const params = { path: { app, kind, key }, query: { path } };
  return answerOf(server.GET("/apps/{app}/documents/{kind}/{key}/impact", { params, signal: AbortSignal.timeout(ASKED_WITHIN_MS) }));
}

export function saveDraft(app: string, kind: string, key: string, body: unknown, rev: number | null) {
  const params = { path: { app, kind, key }, header: seenRevision(rev) };
  return answerOf(server.PUT("/apps/{app}/documents/{kind}/{key}", { params, body: body as Schemas["Document"] }));
}

/** What is wrong with a body that nobody has changed yet: it may be since yesterday. */
export async function findProblems(app: string, kind: string, key: string, body: unknown) {
  const params = { path: { app, kind, key } };
  return (await answerOf(server.POST("/apps/{app}/documents/{kind}/{key}/problems", { params, body: body as Schemas["Document"] }))).problems;
}

export function previewPublish(app: string, documents: Ref[]) {
  return answerOf(server.POST("/apps/{app}/publish-preview", { params: { path: { app } }, body: { documents } }));
}

/** All of them or none. */
export function publish(app: string, documents: Ref[], note: string, accept: string[]) {
  return answerOf(server.POST("/apps/{app}/publish", { params: { path: { app } }, body: { documents, note, accept } }));
}

/** Takes the document away; the server refuses where something stands on it, and says what. */
export async function removeDocument(app: string, kind: string, key: string): Promise<void> {
  await server.DELETE("/apps/{app}/documents/{kind}/{key}", { params: { path: { app, kind, key } } });
}

export function discardDraft(app: string, kind: string, key: string, rev: number | null) {
  return answerOf(server.DELETE("/apps/{app}/documents/{kind}/{key}/draft", { params: { path: { app, kind, key }, header: seenRevision(rev) } }));
}
