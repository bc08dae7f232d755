import { expect, test } from "vitest";

import type { FieldDocument, FormDescriptor, FormDocument } from "@/api/types";

import { pasteBlock } from "./paste-block";
import { createFormStore } from "./store";

const table = { key: "lines", type: "subtable", max: 3, name: { zh: "明细" }, fields: [{ key: "qty", type: "number", name: { zh: "数量" } }] } as FieldDocument;
const document = { key: "order", name: { zh: "订单" }, fields: [table] } as unknown as FormDocument;
const descriptor = { document, formulas: {}, rights: {}, kinds: {} } as unknown as FormDescriptor;

test("rows that find no room are counted and nothing is put behind the last line", async () => {
  const store = createFormStore({ app: "oms", descriptor });
  const pasted = await pasteBlock({ text: "1\n2\n3\n4\n5", columns: table.fields!, table, store, app: "oms", form: "order", row: 1, column: 0 });
  store.stop();
  expect(pasted).toEqual({ rows: 2, wrong: [], over: 3 });
  expect(store.getState().draft.lines.lines!.map((line) => line.qty ?? null)).toEqual([null, "1", "2"]);
});
