import { expect, test } from "vitest";

import type { TimelineItem } from "@/api/types";

import { isEntered, storyOf } from "./story";

const item = (more: Partial<TimelineItem>): TimelineItem => ({ at: "2026-11-21T08:00:00Z", actor: null, kind: "flow", text: "", reason: null, opinion: null, changes: [], ...more });

const LOG = [
  item({ event: "asked", text: "等待财务总监审批" }),
  item({ event: "routed", text: "进入“财务总监审批”", reason: "应付 60,000 > 50,000 → 财务总监" }),
  item({ event: "decided", text: "运营小禾 同意" }),
  item({ event: "asked", text: "等待运营审核" }),
  item({ event: "routed", text: "进入“运营审核”", reason: "应付 60,000 > 5,000 → 运营审核" }),
  item({ event: "started", text: "流程开始" }),
  item({ kind: "transition", path: "ui", text: "提交审核" }),
  item({ kind: "created", text: "新建了订单" }),
];

test("each decision carries why it came there, the holder carries the last reason", () => {
  const { told, holding } = storyOf(LOG, [{ node_name: { zh: "财务总监审批", en: "Approval by the finance director" }, assignees: ["财务总监"], since: "2026-11-21T08:00:00Z" }]);
  expect(told.map((one) => [one.text, one.reason])).toEqual([["新建了订单", null], ["提交审核", null], ["运营小禾 同意", "应付 60,000 > 5,000 → 运营审核"]]);
  expect(holding[0]?.reason).toBe("应付 60,000 > 50,000 → 财务总监");
});

test("what the flow does to the record itself is told once", () => {
  const { told } = storyOf([item({ event: "decided", text: "财务总监 驳回", opinion: "价格再谈" }), item({ kind: "transition", path: "flow", text: "驳回" })], []);
  expect(told).toHaveLength(1);
});

test("what was decided without a person says why, and is said once", () => {
  const { told } = storyOf([
    item({ event: "acted", text: "锁定库存" }),
    item({ event: "acted", text: "审核通过" }),
    item({ event: "routed", text: "进入“审核通过”", reason: "应付 5,000 ≤ 5,000 → 审核通过" }),
    item({ event: "started", text: "流程开始" }),
  ], []);
  expect(told.map((one) => [one.text, one.reason])).toEqual([["审核通过", "应付 5,000 ≤ 5,000 → 审核通过"], ["锁定库存", null]]);
});

test("what a rule worked out is left to the log, what it entered is told", () => {
  const change = (field: string) => ({ field, label: { zh: field, en: field }, before: null, after: "1" });
  const { told } = storyOf([item({ kind: "rule", text: "修改了异常", changes: [change("flagged"), change("issue")] }), item({ kind: "rule", text: "修改了待安排件数", changes: [change("unplanned")] })], [], (field) => field === "issue");
  expect(told.map((one) => one.text)).toEqual(["修改了异常"]);
  expect(told[0]?.changes).toEqual([change("issue")]);
});

test("the values a person changed are left to the log", () => {
  const change = { field: "reject_reason", label: { zh: "驳回原因", en: "Reason" }, before: null, after: "价格" };
  const { told } = storyOf([item({ kind: "transition", path: "ui", text: "反审核", changes: [change] })], []);
  expect(told.map((one) => [one.text, one.changes])).toEqual([["反审核", []]]);
});

test("a field is entered when people may see it and fill it in", () => {
  const field = { key: "a", type: "text", name: { zh: "甲", en: "A" } };
  const kept = [field, { ...field, readonly: 'state = "done"' }, { ...field, readonly: "TRUE" }, { ...field, set_by: "system" as const }, { ...field, visible: "FALSE" }, { ...field, type: "formula" }];
  expect(kept.map(isEntered)).toEqual([true, true, false, false, false, false]);
});
