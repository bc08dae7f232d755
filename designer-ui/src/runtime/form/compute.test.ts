import { expect, test } from "vitest";

import type { FieldDocument, FormDescriptor, FormDocument } from "@/api/types";

import { compute } from "./compute";
import type { Draft } from "./draft";
import { cameLate } from "./interpreter";

const name = { zh: "字段", en: "Field" };
const read = (key: string) => ({ node: "read", type: "text", key });
const mode = { node: "call", type: "bool!", name: "=", args: [read("record.mode"), { node: "literal", type: "text", value: "gross" }] };

const lines: FieldDocument = { key: "lines", type: "subtable", name, fields: [{ key: "sku", type: "text", name }, { key: "told", type: "formula", name, result: { type: "text" } }] };
const document = { kind: "form", key: "order", name, title: "sku", fields: [{ key: "mode", type: "text", name }, lines] } as unknown as FormDocument;
const told = { node: "call", type: "text", name: "IF", args: [mode, read("sku"), { node: "literal", type: "text", value: "-" }] };
const descriptor = { document, formulas: { "/fields/1/fields/1/expr": told }, rights: {} } as unknown as FormDescriptor;

function toldOf(mode: string | null): unknown {
  const draft: Draft = { values: { mode }, lines: { lines: [{ _key: "1", sku: "A" }] }, touched: { "lines/1/sku": true }, problems: {} };
  return compute(descriptor, draft).lines["lines"]![0]!["told"];
}

test("a row's formula follows what is typed into the record at once", async () => {
  await cameLate(descriptor);
  expect(toldOf("gross")).toBe("A");
  expect(toldOf("net")).toBe("-");
  expect(toldOf(null)).toBe("-");
});
