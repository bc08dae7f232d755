/** Selected rows that wait for this person's decision, approved together; each refusal is told with its reason. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { decide, inboxQuery } from "@/api/inbox";
import { ApiError } from "@/api/errors";
import type { InboxItem, RecordData } from "@/api/types";

import { sendAgain } from "./send-again";
import type { Failure } from "./work-off";

const MOST = 200;

export function useTasks(form: string, rows: RecordData[]): InboxItem[] {
  const { data } = useInfiniteQuery(inboxQuery("todo", MOST));
  const wanted = new Set(rows.map((row) => row.id));
  return (data?.pages[0]?.items ?? []).filter((item) => item.form === form && wanted.has(item.record_id) && item.actions.includes("approve"));
}

/** All of a part at once; what the server refuses is a failure of that task, a lost network breaks off. */
export async function approveEach(tasks: InboxItem[]): Promise<Failure[]> {
  const results = await Promise.all(tasks.map(async (task) => {
    try {
      await sendAgain((key) => decide(task.id, "approve", {}, key));
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) return { id: task.record_id, title: task.title, reason: error.message };
      throw error;
    }
  }));
  return results.filter((failure) => failure !== null);
}
