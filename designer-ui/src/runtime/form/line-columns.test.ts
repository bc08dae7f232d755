import { expect, test } from "vitest";

import type { FieldDocument, FormDescriptor, FormDocument } from "@/api/types";

import { columnsOf } from "./line-columns";

const name = { zh: "列", en: "Column" };
const filled = { node: "call", type: "boolean", name: "NOT", args: [{ node: "call", type: "boolean", name: "ISEMPTY", args: [{ node: "read", type: "text", key: "code" }] }] };

function descriptorOf(visible: string): FormDescriptor {
  const lines: FieldDocument = { key: "lines", type: "subtable", name, fields: [{ key: "sku", type: "text", name }, { key: "code", type: "text", name, visible }] };
  const document = { kind: "form", key: "order", name, title: "sku", fields: [lines] } as unknown as FormDocument;
  return { document, formulas: { "/fields/0/fields/1/visible": filled }, rights: {} } as unknown as FormDescriptor;
}

function shown(visible: string, codes: (string | null)[]): string[] {
  const descriptor = descriptorOf(visible);
  const lines = codes.map((code, index) => ({ _key: String(index), sku: "A", code }));
  return columnsOf({ descriptor, table: descriptor.document.fields[0]!, hidden: () => false }, lines, { values: {} }).map((column) => column.key);
}

test("a column whose condition holds for no line takes no room", () => {
  expect(shown("NOT ISEMPTY(code)", [null, null])).toEqual(["sku"]);
  expect(shown("NOT ISEMPTY(code)", [])).toEqual(["sku"]);
});

test("it is there for all lines as soon as it holds for one", () => {
  expect(shown("NOT ISEMPTY(code)", [null, "A-7"])).toEqual(["sku", "code"]);
});

test("always and never need no line", () => {
  expect(shown("TRUE", [])).toEqual(["sku", "code"]);
  expect(shown("FALSE", ["A-7"])).toEqual(["sku"]);
});

test("a condition over what is typed beside the lines is asked of it", () => {
  const descriptor = descriptorOf('record.kind = "exchange"');
  descriptor.document.fields.push({ key: "kind", type: "select", name });
  const is = { node: "call", type: "bool!", name: "=", args: [{ node: "read", type: "select", key: "record.kind" }, { node: "literal", type: "select", value: "exchange" }] };
  Object.assign(descriptor.formulas, { "/fields/0/fields/1/visible": is });
  const shownFor = (kind: string) => columnsOf({ descriptor, table: descriptor.document.fields[0]!, hidden: () => false }, [{ _key: "0", sku: "A" }], { values: { kind } }).map((column) => column.key);
  expect(shownFor("resend")).toEqual(["sku"]);
  expect(shownFor("exchange")).toEqual(["sku", "code"]);
});
