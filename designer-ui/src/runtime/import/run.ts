/** An import as the server keeps it: file, mapping, progress. */
import { queryOptions } from "@tanstack/react-query";

import { answerOf, type Schemas, server } from "@/api/client";

export type Source = { kind: "column"; column: number } | { kind: "constant"; value: string } | { kind: "formula"; expr: string };
export type Entry = Omit<Schemas["MappingEntry"], "source"> & { source: Source };
export type FileColumn = Schemas["FileColumn"];
export type Target = Schemas["ImportTarget"];
export type ImportRun = Omit<Schemas["ImportRun"], "mapping"> & { mapping: Entry[] };
export type PreviewRow = Schemas["PreviewRow"];
export type Preview = Schemas["ImportPreview"];

const POLL_MS = 700;

/** The kind of a source says which of its members it has. */
function asRun(answer: Promise<Schemas["ImportRun"]>): Promise<ImportRun> {
  return answer as Promise<ImportRun>;
}

export function runQuery(id: number | undefined) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: () => asRun(answerOf(server.GET("/imports/{id}", { params: { path: { id: id ?? 0 } } }))),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === "running" ? POLL_MS : false),
  });
}

/** The first rows that a finished import refused, with the reasons. */
export function refusedQuery(id: number, count: number) {
  return queryOptions({
    queryKey: ["import", id, "refused"],
    queryFn: () => answerOf(server.GET("/imports/{id}/refused", { params: { path: { id } } })),
    enabled: count > 0,
  });
}

export function upload(app: string, form: string, file: File): Promise<ImportRun> {
  const body = new FormData();
  body.set("app", app);
  body.set("form", form);
  body.set("file", file);
  return asRun(answerOf(server.POST("/imports", { body: body as unknown as Schemas["ImportFile"] & { file: string } })));
}

export function saveMapping(id: number, mapping: Entry[], mode: ImportRun["mode"]): Promise<ImportRun> {
  return asRun(answerOf(server.PUT("/imports/{id}", { params: { path: { id } }, body: { mapping, mode } })));
}

export function chooseSheet(id: number, sheet: string): Promise<ImportRun> {
  return asRun(answerOf(server.PUT("/imports/{id}", { params: { path: { id } }, body: { sheet } })));
}

export function tryOut(id: number): Promise<Preview> {
  return answerOf(server.POST("/imports/{id}/preview", { params: { path: { id } } }));
}

export function move(id: number, verb: "run" | "pause" | "resume" | "cancel"): Promise<ImportRun> {
  return asRun(answerOf(server.POST("/imports/{id}/{verb}", { params: { path: { id, verb } } })));
}
