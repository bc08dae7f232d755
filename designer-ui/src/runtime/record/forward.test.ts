import { expect, test } from "vitest";

import type { FormDocument, RecordData } from "@/api/types";

import { leadsOn } from "./forward";

const states = [
  { key: "draft", name: { zh: "草稿" }, color: "neutral" },
  { key: "pending", name: { zh: "审核中" }, color: "warning" },
  { key: "passed", name: { zh: "通过" }, color: "success" },
  { key: "closed", name: { zh: "关闭" }, color: "neutral" },
  { key: "rejected", name: { zh: "驳回" }, color: "danger" },
];
const document = { kind: "form", key: "order", name: { zh: "订单" }, title: "number", fields: [{ key: "review", type: "status", states }] } as unknown as FormDocument;
const from = (state: string, to: string) => leadsOn(document, { id: 1, rev: 1, review: state } as RecordData, { field: "review", to });

test("a step to a later state leads on, a step back does not", () => {
  expect(from("draft", "pending")).toBe(true);
  expect(from("passed", "pending")).toBe(false);
});

test("an end without success is never the main thing to do", () => {
  expect(from("pending", "closed")).toBe(false);
});

test("what is in trouble gets out of it by the step back that tries again, not by closing", () => {
  expect(from("rejected", "pending")).toBe(true);
  expect(from("rejected", "draft")).toBe(false);
  expect(from("rejected", "closed")).toBe(false);
});
