/** One step for many records in requests of a part each; a row that fails does not stop the others and says why. */
import { forEachRecord } from "@/api/record-writes";
import type { RecordData } from "@/api/types";

import { sendAgain } from "./send-again";
import { type Failure, type Result, workOff } from "./work-off";

/** Small enough to see it move and to stop it, large enough that the way there and back counts little. */
export const PART = 20;

/** A transition or a button with what it asks, into the bin or out of it. */
export type Step = { transition: string; values?: Record<string, unknown> } | { button: string; values?: Record<string, unknown> } | { delete: true } | { restore: true };

export async function stepEach(app: string, form: string, rows: RecordData[], step: Step, titleOf: (row: RecordData) => string): Promise<Failure[]> {
  const results = await sendAgain((key) => forEachRecord(app, form, { ids: rows.map((row) => row.id), ...step }, key));
  const titles = new Map(rows.map((row) => [row.id, titleOf(row)]));
  return results.filter((result) => !result.ok).map((result) => ({ id: result.id, title: titles.get(result.id) ?? "", reason: result.message ?? "" }));
}

/** The step for all, without anyone watching: how a batch is taken back. */
export function stepAll(app: string, form: string, rows: RecordData[], step: Step, titleOf: (row: RecordData) => string): Promise<Result> {
  return workOff(rows, PART, (part) => stepEach(app, form, part, step, titleOf), () => true);
}
