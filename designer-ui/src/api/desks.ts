/** Desks: what waits, the record of a scan, a whole scan carried out once. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { fetchKinds } from "@/kinds/fetch-kinds";

import { answerOf, type Schemas, server } from "./client";
import type { FieldDocument } from "./document-types";
import { withKinds } from "./queries";

export type Desk = Omit<Schemas["Desk"], "fields"> & { fields: FieldDocument[] };
export type DeskStep = Schemas["DeskStep"];
export type DeskAlert = Schemas["DeskAlert"];
export type FoundRecord = Schemas["FoundRecord"];
export type ScanResult = Schemas["ScanResult"];
export type Outcome = ScanResult["outcome"];

export function deskQuery(app: string, key: string, tab: string | undefined) {
  return queryOptions({
    queryKey: ["desk", app, key, tab ?? ""],
    queryFn: async ({ signal }): Promise<Desk> => {
      const desk = await answerOf(server.GET("/apps/{app}/desks/{desk}", { params: { path: { app, desk: key }, query: { tab } }, signal }));
      return { ...desk, fields: await fetchKinds(withKinds(desk.fields as FieldDocument[], desk)) };
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    networkMode: "always",
  });
}

/** The library's types drop a member that is always null, so that what is answered is said once more. */
export async function findRecord(app: string, key: string, text: string): Promise<FoundRecord | null> {
  const found = (await answerOf(server.GET("/apps/{app}/desks/{desk}/find", { params: { path: { app, desk: key }, query: { text } } }))) as Schemas["DeskFind"];
  return found.id === null ? null : found;
}

export function sendScan(app: string, key: string, order: Schemas["ScanOrder"], idempotencyKey: string): Promise<ScanResult> {
  return answerOf(server.POST("/apps/{app}/desks/{desk}/scans", { params: { path: { app, desk: key }, header: { "Idempotency-Key": idempotencyKey } }, body: order }));
}

export async function takeBack(app: string, key: string, id: number, idempotencyKey: string): Promise<void> {
  await server.POST("/apps/{app}/desks/{desk}/undo", { params: { path: { app, desk: key }, header: { "Idempotency-Key": idempotencyKey } }, body: { id } });
}
