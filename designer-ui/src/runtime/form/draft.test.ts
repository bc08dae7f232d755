import { expect, test } from "vitest";

import type { FormDocument } from "@/api/types";

import { copyAbove, draftOf, insertLine, mergeAnswer, pathKey, payloadOf, removeLine, screenPath, setCell, setValue } from "./draft";

const FORM: FormDocument = {
  kind: "form", key: "order", name: { zh: "订单" }, title: "number",
  fields: [
    { key: "number", type: "autonumber" },
    { key: "customer", type: "reference", to: "customer" },
    { key: "freight", type: "money", default: "0" },
    { key: "phone", type: "phone" },
    { key: "lines", type: "subtable", fields: [{ key: "sku", type: "reference", to: "sku" }, { key: "qty", type: "number" }, { key: "price", type: "money", default: "sku.list_price" }, { key: "net", type: "formula", result: { type: "money" } }] },
    { key: "payable", type: "formula", result: { type: "money" } },
  ],
};

test("a new record sends what was typed and nothing computed", () => {
  let draft = draftOf(FORM);
  draft = setValue(draft, "customer", { id: 7, title: "徐州万木" });
  draft = setCell(draft, "lines", 0, "sku", { id: 3, title: "CJ0003" });
  draft = setCell(draft, "lines", 0, "qty", "96");
  draft = setCell(draft, "lines", 2, "qty", "1");
  expect(payloadOf(FORM, draft)).toEqual({ customer: { id: 7 }, lines: [{ sku: { id: 3 }, qty: "96" }, { qty: "1" }] });
});

test("an existing record sends only what changed, a masked phone never", () => {
  const record = { id: 1, rev: 3, customer: { id: 7, title: "徐州万木" }, freight: "0.00", phone: "138****0418", lines: [{ id: 11, qty: "2", price: "5.00" }] };
  const before = draftOf(FORM, record);
  let draft = setValue(before, "freight", "320.00");
  draft = setValue(draft, "phone", "138****0418");
  expect(payloadOf(FORM, draft, before)).toEqual({ freight: "320.00" });
  draft = setCell(draft, "lines", 0, "qty", "3");
  expect(payloadOf(FORM, draft, before)).toEqual({ freight: "320.00", lines: [{ id: 11, qty: "3", price: "5.00", sku: null }] });
});

test("the server's defaults fill what nobody typed and leave the rest", () => {
  let draft = setCell(draftOf(FORM), "lines", 0, "price", "9.90");
  draft = setValue(draft, "freight", "15.00");
  const key = draft.lines["lines"]![0]!._key;
  const merged = mergeAnswer(FORM, draft, { freight: "0", payable: "24.90", lines: [{ price: "12.90", net: "9.90", qty: "1" }] }, { lines: [key] });
  expect(merged.values).toMatchObject({ freight: "15.00", payable: "24.90" });
  expect(merged.lines["lines"]![0]).toMatchObject({ price: "9.90", net: "9.90", qty: "1" });
});

test("Ctrl-D copies what was typed above", () => {
  let draft = setCell(draftOf(FORM), "lines", 0, "qty", "12");
  draft = copyAbove(draft, FORM.fields[4]!, 1);
  expect(draft.lines["lines"]![1]).toMatchObject({ qty: "12" });
});

test("removing a line drops problems that would point at the wrong row", () => {
  let draft = setCell(draftOf(FORM), "lines", 1, "qty", "1");
  draft = { ...draft, problems: { "lines.1.qty": "x", customer: "y" } };
  expect(removeLine(draft, "lines", 0).problems).toEqual({ customer: "y" });
  expect(insertLine(draft, "lines", 0).lines["lines"]).toHaveLength(3);
});

test("a problem of the second sent line stands at the row on screen", () => {
  let draft = setCell(draftOf(FORM), "lines", 0, "qty", "1");
  draft = setCell(draft, "lines", 3, "qty", "-2");
  expect(screenPath(FORM, draft, "/lines/1/qty")).toBe("lines.3.qty");
  expect(pathKey("lines[2].qty")).toBe("lines.2.qty");
});
