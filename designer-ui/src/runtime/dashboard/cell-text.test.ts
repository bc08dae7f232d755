/** What stands in the cells of a report. */
import { beforeAll, expect, test } from "vitest";

import type { TileColumn, TileRow } from "@/api/types";
import { startWords } from "@/i18n";

import { cellText, textAt } from "./cell-text";

const columns = [{ key: "status", role: "dim", type: "text", options: { done: "已完成" } }, { key: "orders", role: "value", type: "number" }] as unknown as TileColumn[];
const row = (values: unknown[], others = false) => ({ values, others }) as unknown as TileRow;

test("the row that holds the rest is named so, and a record without a value is not", () => {
  expect(textAt(row([null, "10"], true), 0, columns, "其他")).toBe("其他");
  expect(textAt(row([null, "10"], true), 1, columns, "其他")).toBe("10");
  expect(textAt(row([null, "3"]), 0, columns, "其他")).toBe("");
  expect(textAt(row(["done", "44"]), 0, columns, "其他")).toBe("已完成");
});

beforeAll(() => startWords("zh-CN"));

test("yes and no are said as words", () => {
  const flag = { key: "high_value", role: "dim", type: "bool", options: null } as unknown as TileColumn;
  expect([true, false, null].map((value) => cellText(value, flag))).toEqual(["是", "否", ""]);
});
