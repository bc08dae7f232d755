/** Writes of many records at once. */
import { answerOf, newIdempotencyKey, type Schemas, server } from "./client";

/** The same step for many; each has its own result. */
export async function forEachRecord(app: string, form: string, order: Schemas["BulkOrder"], key = newIdempotencyKey()) {
  return (await answerOf(server.POST("/apps/{app}/forms/{form}/records/bulk", { params: { path: { app, form }, header: { "Idempotency-Key": key } }, body: order }))).results;
}

/** Takes records back out of the bin; those that cannot come back say why. */
export function restoreRecords(app: string, form: string, ids: number[]) {
  return forEachRecord(app, form, { ids, restore: true });
}
