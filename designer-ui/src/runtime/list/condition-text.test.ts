/** What a chip says of a field behind a reference: never a key, whatever its kind. */
import { beforeAll, expect, test } from "vitest";

import type { FormDescriptor } from "@/api/types";
import { chooseLanguage, startWords } from "@/i18n";

import { type Behind, NOTHING_BEHIND } from "./behind";
import { conditionText } from "./condition-text";
import { readConditions } from "./read-conditions";

const name = (zh: string, en: string) => ({ zh, en });
const form = (document: unknown, targets = {}) => ({ document, targets, rights: {}, formulas: {} }) as unknown as FormDescriptor;
const SHOP = form({
  key: "shop", name: name("店铺", "Shop"), title: "name",
  fields: [
    { key: "name", type: "text", name: name("名称", "Name") },
    { key: "platform", type: "select", name: name("渠道", "Channel"), options: [{ key: "tmall", name: name("天猫", "Tmall") }, { key: "jd", name: name("京东", "JD") }] },
    { key: "closed", type: "boolean", name: name("已停用", "Closed") },
    { key: "since", type: "date", name: name("开业", "Opened") },
    { key: "rate", type: "percent", name: name("扣点", "Fee") },
    { key: "owner", type: "reference", to: "person", name: name("负责", "Owner") },
  ],
}, { person: { name: name("人员", "Person"), title: "name", app: "oms" } });
const PERSON = form({ key: "person", name: name("人员", "Person"), title: "name", fields: [{ key: "grade", type: "select", name: name("级别", "Grade"), options: [{ key: "a", name: name("甲", "A") }] }] });
const ORDER = form({
  key: "order", name: name("订单", "Order"), title: "number",
  fields: [
    { key: "shop", type: "reference", to: "shop", name: name("店铺", "Shop") },
    { key: "high", type: "boolean", name: name("高价值", "High value") },
    { key: "lines", type: "subtable", name: name("明细", "Lines"), fields: [{ key: "from", type: "reference", to: "shop", name: name("来自", "From") }] },
  ],
}, { shop: { name: name("店铺", "Shop"), title: "name", app: "oms" } });
const KNOWN: Behind = { form: ({ form: key }) => ({ shop: SHOP, person: PERSON })[key], pending: false, titles: { "shop.id=7": "批发部" } };
const say = (text: string, behind = KNOWN) => readConditions(text).map((one) => { const { label, words } = conditionText(one, ORDER, behind); return `${label} ${words}`.trim(); }).join(" | ");

beforeAll(() => startWords("zh-CN"));

test.each([
  ['shop.platform = "tmall"', "店铺 · 渠道 天猫"],
  ['shop.platform IN ["tmall", "jd"]', "店铺 · 渠道 天猫、京东"],
  ['(NOT shop.platform IN ["tmall"] OR ISEMPTY(shop.platform))', "店铺 · 渠道 不是 天猫"],
  ['(NOT shop.id IN [7] OR ISEMPTY(shop)) AND high = TRUE', "店铺 不是 批发部 | 高价值 是"],
  ['((NOT shop.platform IN ["tmall", "jd"] OR ISEMPTY(shop.platform))) AND high', "店铺 · 渠道 不是 天猫、京东 | 高价值 是"],
  ["shop.closed = TRUE", "店铺 · 已停用 是"],
  ["shop.closed = FALSE AND high = TRUE", "店铺 · 已停用 否 | 高价值 是"],
  ["shop.since >= DATE(2026, 11, 1) AND shop.since < DATE(2026, 12, 1)", "店铺 · 开业 2026-11-01 至 2026-11-30"],
  ["shop.rate >= 0.05", "店铺 · 扣点 不小于 5%"],
  ['shop.name = "批发部"', "店铺 批发部"],
  ["shop.id = 7", "店铺 批发部"],
  ["shop.id = 8", "店铺 #8"],
  ['shop.owner.grade = "a"', "店铺 · 负责 · 级别 甲"],
  ['SUM(IF(lines.from.platform = "jd", 1, 0)) > 0', "来自 · 渠道 = 京东"],
])("%s is %s", (text, words) => {
  expect(say(text)).toBe(words);
});

test("what the reader may not see keeps what was asked", () => {
  expect(say('shop.platform = "tmall"', NOTHING_BEHIND)).toBe("店铺 tmall");
  expect(say('shop.platform = "tmall"', { ...NOTHING_BEHIND, pending: true })).toBe("店铺 …");
});

test("in English too", async () => {
  await chooseLanguage("en-US");
  expect(say('shop.platform IN ["tmall", "jd"] AND shop.closed = TRUE AND shop.owner.grade = "a"')).toBe("Shop · Channel Tmall, JD | Shop · Closed Yes | Shop · Owner · Grade A");
});
