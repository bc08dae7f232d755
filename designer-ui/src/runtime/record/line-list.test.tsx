/** Lines of a record on the phone. */
import { render, screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import type { FieldDocument, FormDescriptor, Line } from "@/api/types";
import { startWords } from "@/i18n";

import { LineList } from "./line-list";
import { saidColumns } from "./said-columns";

const columns = [
  { key: "code", type: "text", name: { zh: "编码" } },
  { key: "product", type: "text", name: { zh: "商品" } },
  { key: "qty", type: "number", name: { zh: "数量" } },
  { key: "discount", type: "money", name: { zh: "优惠" } },
  { key: "cost", type: "money", name: { zh: "成本" } },
  { key: "amount", type: "formula", name: { zh: "价税合计" }, expr: "qty * 2", result: { type: "money" } },
] as FieldDocument[];
const table = { key: "lines", type: "subtable", name: { zh: "订单明细" }, fields: columns } as FieldDocument;
const descriptor = { document: { key: "order", fields: [table] }, rights: { fields: {} } } as unknown as FormDescriptor;
const lines: Line[] = [
  { id: 1, code: "A", product: "花洒", qty: "12", discount: "0", cost: "9.00", amount: "1234.50" },
  { id: 2, code: "B", product: "马克杯", qty: "3", discount: "0.00", cost: "1.00", amount: "60.00" },
];

beforeEach(() => startWords("zh-CN"));

test("columns that say nothing, that the form hides and that the reader may not see are left out", () => {
  const said = saidColumns(descriptor, { fields: { "lines.cost": "hidden" }, unneeded: ["lines.code"] }, table, lines);
  expect(said.map((column) => column.key)).toEqual(["product", "qty", "amount"]);
});

test("a line begins with what it is and what it comes to; the rest stands below with its label; sums are told at the end", () => {
  const said = saidColumns(descriptor, { fields: { "lines.cost": "hidden" }, unneeded: ["lines.code"] }, table, lines);
  render(<LineList descriptor={descriptor} table={table} lines={lines} columns={said} total={(column) => (column.key === "qty" ? "15" : "")} />);
  const [first] = within(screen.getByRole("list", { name: "订单明细" })).getAllByRole("listitem");
  expect(first).toHaveTextContent(/^1花洒1,234.50数量12$/);
  expect(screen.getByText("数量合计").nextSibling).toHaveTextContent("15");
});
