/** Selected rows that wait for this person's decision, approved together; each refusal is told with its reason. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { decide, inboxQuery } from "@/api/inbox";
import type { InboxItem, RecordData } from "@/api/types";

export interface Failure {
  id: number;
  title: string;
  reason: string;
}

const MOST = 200;
const AT_ONCE = 4;

export function useTasks(form: string, rows: RecordData[]): InboxItem[] {
  const { data } = useInfiniteQuery(inboxQuery("todo", MOST));
  const wanted = new Set(rows.map((row) => row.id));
  return (data?.pages[0]?.items ?? []).filter((item) => item.form === form && wanted.has(item.record_id) && item.actions.includes("approve"));
}

/** Four at a time: quick, and the server keeps breathing. */
export async function approveAll(tasks: InboxItem[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  const queue = [...tasks];
  const worker = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      try {
        await decide(task.id, "approve");
      } catch (error) {
        failures.push({ id: task.record_id, title: task.title, reason: error instanceof Error ? error.message : "" });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
}
