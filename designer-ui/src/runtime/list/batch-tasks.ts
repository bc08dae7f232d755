/** Selected rows that wait for this person's decision, approved together; each refusal is told with its reason. */
import { useQuery } from "@tanstack/react-query";

import type { Schemas } from "@/api/client";
import { decideEach, openTasksQuery } from "@/api/inbox";
import type { RecordData } from "@/api/types";

import { sendAgain } from "./send-again";
import type { Failure } from "./work-off";

type OpenTask = Schemas["OpenTask"];
const NONE: OpenTask[] = [];

export function useTasks(form: string, rows: RecordData[]): OpenTask[] {
  return useQuery(openTasksQuery(form, rows.map((row) => row.id))).data?.items ?? NONE;
}

/** Decided in one request; what the server refuses is a failure of that task. */
export async function approveEach(tasks: OpenTask[], titleOf: (record: number) => string): Promise<Failure[]> {
  const results = await sendAgain((key) => decideEach(tasks.map((task) => task.id), "approve", key));
  const records = new Map(tasks.map((task) => [task.id, task.record_id]));
  return results.filter((result) => !result.ok).map((result) => {
    const record = records.get(result.id) ?? 0;
    return { id: record, title: titleOf(record), reason: result.message ?? "" };
  });
}
