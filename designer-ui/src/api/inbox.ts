/** Reads of the inbox: pages of tasks, one task with its record. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api } from "./client";
import type { InboxItem, Page, TaskAnswer } from "./types";

export type Box = "todo" | "done" | "started" | "cc";
export const BOXES: Box[] = ["todo", "done", "started", "cc"];

type InboxPage = Page<InboxItem> & { counts?: { todo: number } };

export function inboxQuery(box: Box, limit = 40) {
  return infiniteQueryOptions({
    queryKey: ["inbox", box, limit],
    queryFn: ({ pageParam }) => api.get<InboxPage>("/inbox", { box, limit, cursor: pageParam || undefined }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
}

export function taskQuery(id: string) {
  return queryOptions({ queryKey: ["inbox", "task", id], queryFn: () => api.get<TaskAnswer>(`/tasks/${id}`) });
}
