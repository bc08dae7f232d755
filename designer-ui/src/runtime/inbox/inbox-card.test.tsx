/** The card of a waiting task on the phone: what it tells, and what its buttons do. */
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { queryClient } from "@/api/queries";
import type { InboxItem } from "@/api/types";
import { startWords } from "@/i18n";

import { InboxCard } from "./inbox-card";

const item: InboxItem = {
  id: 7, instance: 3, flow: "order_review", node: "director", node_name: "财务总监审批", app: "oms", form: "order", form_name: "订单", record_id: 9,
  title: "SO1", amount: "68904.50", summary: [{ label: "业务员", value: "小秦" }, { label: "当前欠款", value: "19,178.66" }],
  reason: ["应付金额 68,904.50 > 50,000 → 财务总监审批"], started_by: "小秦", created_at: new Date(Date.now() - 65 * 60_000).toISOString(), due_at: null,
  decided_at: null, opinion: null, state: "PENDING", actions: ["approve", "reject"], asks: false,
};
let posted: string[] = [];

beforeEach(async () => {
  await startWords("zh-CN");
  posted = [];
  vi.stubGlobal("fetch", (request: Request) => {
    if (request.method === "POST") posted.push(new URL(request.url).pathname);
    return Promise.resolve(new Response(JSON.stringify(request.method === "POST" ? { record: {}, next: [] } : {}), { headers: { "Content-Type": "application/json" } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

function shown(more: Partial<InboxItem> = {}) {
  const onOpen = vi.fn();
  render(<QueryClientProvider client={queryClient}><InboxCard item={{ ...item, ...more }} onOpen={onOpen} /></QueryClientProvider>);
  return onOpen;
}

test("it tells amount, waiting, reason and facts, and is approved in its place", async () => {
  const onOpen = shown();
  for (const text of ["¥68,904.50", "已等 1 小时 5 分", "应付金额 68,904.50 > 50,000 → 财务总监审批", "19,178.66"]) expect(screen.getByText(text)).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: /^同 ?意$/ }));
  await waitFor(() => expect(posted).toEqual(["/api/v1/tasks/7/approve"]));
  expect(onOpen).not.toHaveBeenCalled();
});

test("what asks for an opinion or for fields opens, and so does a rejection", () => {
  const onOpen = shown({ asks: true });
  fireEvent.click(screen.getByRole("button", { name: /^同 ?意$/ }));
  expect(onOpen).toHaveBeenLastCalledWith();
  fireEvent.click(screen.getByRole("button", { name: /^驳 ?回$/ }));
  expect(onOpen).toHaveBeenLastCalledWith(true);
  expect(posted).toEqual([]);
});

test("the second press of a double one is meant for the card before it", async () => {
  shown();
  fireEvent.click(screen.getByRole("button", { name: /^同 ?意$/ }), { detail: 2 });
  await new Promise((done) => setTimeout(done, 20));
  expect(posted).toEqual([]);
});
