import { expect, test } from "vitest";

import type { FieldDocument } from "@/api/types";

import { placeBlock, readBlock } from "./paste";

const COLUMNS: FieldDocument[] = [
  { key: "sku", type: "reference", to: "sku", name: { zh: "SKU" } },
  { key: "product_name", type: "lookup", path: "sku.name", name: { zh: "商品" } },
  { key: "qty", type: "number", name: { zh: "数量" } },
  { key: "price", type: "money", name: { zh: "单价" } },
];

test("tabs part cells and line ends part rows, also Windows ones", () => {
  expect(readBlock("CJ0003\t96\t215.28\r\nCF0001\t72\t143.28\r\n")).toEqual([["CJ0003", "96", "215.28"], ["CF0001", "72", "143.28"]]);
});

test("a quoted cell keeps its tab, its line end and its quotes", () => {
  expect(readBlock('"a\tb\n""c"""\t1')).toEqual([['a\tb\n"c"', "1"]]);
});

test("cells go right from the cursor and skip what is computed", () => {
  const placed = placeBlock(readBlock("CJ0003\t96\t1,215.28"), COLUMNS, 0);
  expect(placed.map((cell) => [cell.column.key, cell.value])).toEqual([["sku", undefined], ["qty", "96"], ["price", "1215.28"]]);
});

test("a head row decides by names", () => {
  const placed = placeBlock(readBlock("数量\tSKU\n5\tCJ0003"), COLUMNS, 2);
  expect(placed.map((cell) => [cell.row, cell.column.key, cell.text])).toEqual([[0, "qty", "5"], [0, "sku", "CJ0003"]]);
});

test("what is no number is marked wrong and not dropped", () => {
  expect(placeBlock(readBlock("二十"), COLUMNS, 1)[0]).toMatchObject({ text: "二十", wrong: true });
});
