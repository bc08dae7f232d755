/** The inbox: pages of tasks, one task with its record, and the decision. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { answerOf, newIdempotencyKey, type Schemas, server } from "./client";

export type Box = "todo" | "done" | "started" | "cc";
export const BOXES: Box[] = ["todo", "done", "started", "cc"];

export function inboxQuery(box: Box, limit = 40) {
  return infiniteQueryOptions({
    queryKey: ["inbox", box, limit],
    queryFn: ({ pageParam: cursor }) => answerOf(server.GET("/inbox", { params: { query: { box, limit, cursor } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
}

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ["inbox", "task", id],
    queryFn: () => answerOf(server.GET("/tasks/{id}", { params: { path: { id: Number(id) } } })),
  });
}

const MOST_RECORDS = 500;

/** What waits for this person on the records given, 500 of them at most; under the key of the inbox, so that it follows what is decided. */
export function openTasksQuery(form: string, ids: number[]) {
  const asked = ids.slice(0, MOST_RECORDS);
  return queryOptions({
    queryKey: ["inbox", "records", form, asked],
    enabled: asked.length > 0, // selected rows that others have settled leave the list while they are selected
    queryFn: ({ signal }) => answerOf(server.POST("/tasks/of-records", { body: { form, ids: asked }, signal })),
    placeholderData: (before) => before && { items: before.items.filter((task) => ids.includes(task.record_id)) },
  });
}

export type Decision = "approve" | "reject";

const DECISIONS = { approve: "/tasks/{id}/approve", reject: "/tasks/{id}/reject" } as const;

export function decide(id: number, decision: Decision, body: Schemas["Decision"] = {}, key = newIdempotencyKey()) {
  return answerOf(server.POST(DECISIONS[decision], { params: { path: { id }, header: { "Idempotency-Key": key } }, body }));
}

/** The same decision on many tasks; each has its own result. */
export async function decideEach(ids: number[], decision: Decision, key = newIdempotencyKey()) {
  return (await answerOf(server.POST("/tasks/bulk", { params: { header: { "Idempotency-Key": key } }, body: { ids, decision } }))).results;
}
