/** Writes of records. A step that must count once brings the key of the intention; a change the revision that was seen. */
import type { DraftedAs } from "@/parts/drafted";

import { answerOf, newIdempotencyKey, type Schemas, seenRevision, server } from "./client";

export interface RecordPlace {
  app: string;
  form: string;
  id: number;
}

type Values = Schemas["Values"];

export function createRecord(app: string, form: string, values: Values, key: string) {
  return answerOf(server.POST("/apps/{app}/forms/{form}/records", { params: { path: { app, form }, header: { "Idempotency-Key": key } }, body: values }));
}

/** Without a revision the change holds whatever the record has become. */
export function changeRecord(path: RecordPlace, values: Values, rev?: number, key = newIdempotencyKey()) {
  const header = { ...seenRevision(rev), "Idempotency-Key": key };
  return answerOf(server.PATCH("/apps/{app}/forms/{form}/records/{id}", { params: { path, header }, body: values }));
}

export async function deleteRecord(path: RecordPlace, rev: number): Promise<void> {
  await server.DELETE("/apps/{app}/forms/{form}/records/{id}", { params: { path, header: seenRevision(rev) } });
}

/** A transition or a button of the form, with the values it asks for. */
export type RecordStep = { transition: string } | { button: string };

export function takeStep(path: RecordPlace, step: RecordStep, body: Schemas["StepOrder"]) {
  const header = { "Idempotency-Key": newIdempotencyKey() };
  return "button" in step
    ? answerOf(server.POST("/apps/{app}/forms/{form}/records/{id}/actions/{button}", { params: { path: { ...path, button: step.button }, header }, body }))
    : answerOf(server.POST("/apps/{app}/forms/{form}/records/{id}/transitions/{key}", { params: { path: { ...path, key: step.transition }, header }, body }));
}

/** The same step for many; each has its own result. */
export async function forEachRecord(app: string, form: string, order: Schemas["BulkOrder"], key?: string) {
  return (await answerOf(server.POST("/apps/{app}/forms/{form}/records/bulk", { params: { path: { app, form }, header: { "Idempotency-Key": key } }, body: order }))).results;
}

/** Takes records back out of the bin; those that cannot come back say why. */
export function restoreRecords(app: string, form: string, ids: number[]) {
  return forEachRecord(app, form, { ids, restore: true });
}

/** What the record would hold if it were saved now. */
export function previewRecord(app: string, form: string, order: Schemas["PreviewOrder"], drafted: DraftedAs = {}) {
  return answerOf(server.POST("/apps/{app}/forms/{form}/records/preview", { params: { path: { app, form }, query: { ...drafted } }, body: order }));
}
