/** Selected rows that wait for this person's decision, approved together; each refusal is told with its reason. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { decideEach, inboxQuery } from "@/api/inbox";
import type { InboxItem, RecordData } from "@/api/types";

import { sendAgain } from "./send-again";
import type { Failure } from "./work-off";

const MOST = 200;

export function useTasks(form: string, rows: RecordData[]): InboxItem[] {
  const { data } = useInfiniteQuery(inboxQuery("todo", MOST));
  const wanted = new Set(rows.map((row) => row.id));
  return (data?.pages[0]?.items ?? []).filter((item) => item.form === form && wanted.has(item.record_id) && item.actions.includes("approve"));
}

/** Decided in one request; what the server refuses is a failure of that task. */
export async function approveEach(tasks: InboxItem[]): Promise<Failure[]> {
  const results = await sendAgain((key) => decideEach(tasks.map((task) => task.id), "approve", key));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return results.flatMap((result) => {
    const task = byId.get(result.id);
    return result.ok || !task ? [] : [{ id: task.record_id, title: task.title, reason: result.message ?? "" }];
  });
}
