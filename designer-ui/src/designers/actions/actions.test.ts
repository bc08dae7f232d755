import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";

import { needWords, startWords } from "@/i18n";
import { orderForm, reviewFlow } from "@/document/testing/examples";
import type { Field, FormDocument } from "@/document/types";
import type { Names } from "../flow/node-words";
import { aroundWords, targetWords, withCircumstances } from "../words/action-vocabulary";
import { fromTemplateText, sayTemplate, toTemplateText } from "../words/template";
import { vocabulary } from "../words/vocabulary";
import { forTarget, freshAction } from "./fresh-action";
import { sayAction } from "./say-action";
import { sortable, sortsOf } from "./taking";
import { readSource, valueChoices, writeSource } from "./value-source";

const form = orderForm();
const stock: FormDocument = {
  kind: "form", key: "stock", schema: 1, name: { zh: "库存" },
  fields: [
    { key: "sku", type: "reference", to: "sku", name: { zh: "SKU" }, required: "TRUE" },
    { key: "locked", type: "number", name: { zh: "锁定库存" } },
    { key: "order", type: "reference", to: "order", name: { zh: "订单" } },
    { key: "state", type: "status", name: { zh: "状态" }, states: [{ key: "active", name: { zh: "锁定中" } }], transitions: [{ key: "release", from: ["active"], to: "active", name: { zh: "释放" } }] },
    { key: "note", type: "text", name: { zh: "说明" } },
  ],
};
const others = { order: form, stock };
const names: Names = { form, others, roles: { admin: "管理员", buyer: "采购" }, people: {} };
const words = withCircumstances(vocabulary(form, reviewFlow().constants, others), ((key: string) => key) as never, true);
const [, locked, , , note] = stock.fields as [Field, Field, Field, Field, Field];
const wording = { now: "现在", today: "今天", sum: (label: string) => `${label}合计` };
let t: never;

beforeAll(async () => {
  await startWords("zh-CN");
  await needWords("designers");
  t = i18next.getFixedT("zh-CN", "designers") as never;
});

describe("where a value comes from", () => {
  const over = () => valueChoices(locked, targetWords(words, form, stock, "lines", others, t), true, wording);
  it.each(["NULL", "3", "SUM(line.qty)", "locked + SUM(line.qty)", "locked - 2", "param.director"])("%s is read and written back", (formula) => {
    const source = readSource(formula, locked, over());
    expect(source.kind).not.toBe("formula");
    if (source.kind !== "formula") expect(writeSource(source, locked)).toBe(formula);
  });

  it("leaves to the formula what is more than one step", () => {
    expect(readSource("locked + SUM(line.qty) * 2", locked, over()).kind).toBe("formula");
  });

  it("keeps quotes of a text", () => {
    const source = readSource('"a ""b"""', note, []);
    expect(source).toEqual({ kind: "fixed", text: 'a "b"' });
    if (source.kind !== "formula") expect(writeSource(source, note)).toBe('"a ""b"""');
  });

  it("offers a line's column alone only where there is one line at a time", () => {
    const each = valueChoices(locked, aroundWords(words, form, "lines", others, t), false, wording).map((choice) => choice.formula);
    expect(each).toContain("line.qty");
    expect(over().map((choice) => choice.formula)).not.toContain("line.qty");
  });
});

describe("a fresh action", () => {
  it("looks for the records that the line names", () => {
    expect(forTarget("update", stock, "lines", names, words, t)).toMatchObject({ form: "stock", for_each: "lines", match: { sku: "line.sku", order: "record" } });
  });

  it.each(["set", "lines", "update", "create", "transition", "notify", "refuse"])("%s says itself without a key", (kind) => {
    const said = sayAction(freshAction(kind, names, words, t), names, words, t);
    expect(said).not.toMatch(/undefined|record\.|line\.|\{\{|…/);
    expect(said).toMatch(/[\u4e00-\u9fff]/);
  });
});

it("says an update of matching records as a sentence", () => {
  const action = { id: "r", kind: "update", form: "stock", for_each: "lines", match: { sku: "line.sku", order: "record", state: '"active"' }, set: { locked: "locked + SUM(line.qty)" }, require: "locked >= 0" };
  expect(sayAction(action, names, words, t)).toBe("按订单明细逐行更新SKU相同、订单为“本订单”、状态为“锁定中”的库存：锁定库存加上本行.数量合计；必须满足 锁定库存 ≥ 0");
});

it("says in which order records are taken and what happens to those that refuse", () => {
  const action = { id: "l", kind: "transition", form: "stock", match: { sku: "record" }, transition: "release", sort: [{ field: "locked", desc: true }, { field: "note" }], refused: "skip" };
  expect(sayAction(action, names, words, t)).toMatch(/；按锁定库存从大到小、说明从小到大依次处理；做不了的跳过$/);
});

it("says that rows of another record change", () => {
  const action = { id: "r", kind: "update", form: "order.lines", for_each: "lines", match: { id: "line.id", record: "record" }, set: { qty: "SUM(line.qty)" } };
  const said = sayAction(action, names, words, t);
  expect(said).toContain("订单·订单明细");
  expect(said).not.toMatch(/undefined|record\.|order\.lines|…/);
});

it("says that an existing record is taken instead of a new one", () => {
  const action = { id: "c", kind: "create", form: "stock", set: { order: "record" }, existing: { order: "record" } };
  expect(sayAction(action, names, words, t)).toMatch(/；已有的库存不重复新建$/);
});

describe("taking records in order", () => {
  it("keeps what a document says and offers only what sorts", () => {
    expect(sortsOf({ id: "l", kind: "update", sort: [{ field: "locked", desc: true }] })).toEqual([{ field: "locked", desc: true }]);
    expect(sortsOf({ id: "l", kind: "update" })).toEqual([]);
    expect(sortable(stock).map((field) => field.key)).toEqual(["sku", "locked", "order", "state", "note"]);
    expect(sortable(form).some((field) => field.type === "subtable")).toBe(false);
  });
});

describe("texts with fields in them", () => {
  it.each([
    ["订单 {{number}} 缺货", "订单 {{订单号}} 缺货"],
    ["共 {{SUM(lines.price)}} 元", "共 {{ SUM({订单明细.单价}) }} 元"],
    ["{{payable + 1}}", "{{ {应付金额} + 1 }}"],
  ])("%s is written %s and kept as it was", (stored, written) => {
    expect(toTemplateText(stored, words)).toBe(written);
    expect(fromTemplateText(written, words)).toBe(stored);
  });

  it("shows fields as chips", () => {
    expect(sayTemplate("订单 {{number}}", words)).toEqual([{ kind: "plain", text: "订单 " }, { kind: "field", text: "订单号" }]);
  });
});
