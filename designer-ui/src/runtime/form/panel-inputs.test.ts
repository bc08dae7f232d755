import { expect, test } from "vitest";

import type { FormDocument } from "@/api/types";

import type { Draft } from "./draft";
import { panelInputs } from "./panel-inputs";

const title = { zh: "信用", en: "Credit" };
const document = {
  kind: "form", key: "order", name: title, title: "number", fields: [],
  panels: [
    { id: "a", kind: "facts", title, of: "customer", items: [{ id: "x", title, expr: "credit - record.payable" }] },
    { id: "b", kind: "beside", title, table: "lines", match: "sku", show: "price", filter: "customer = record.customer" },
  ],
} as FormDocument;
const draft: Draft = {
  values: { customer: { id: 7, title: "青禾" }, payable: "12.00", remark: "谢谢" }, touched: {}, problems: {},
  lines: { lines: [{ _key: "1", sku: { id: 3, title: "A" } }, { _key: "2", sku: { id: 3, title: "A" } }, { _key: "3", sku: null }] },
};

test("panels hang on what their formulas name, on their reference and on the items of the lines", () => {
  expect(panelInputs(document, draft)).toEqual({ customer: 7, payable: "12.00", "lines.sku": [3, null] });
});

test("what they do not name does not ask for them anew", () => {
  expect(panelInputs(document, { ...draft, values: { ...draft.values, remark: "急" } })).toEqual(panelInputs(document, draft));
});
