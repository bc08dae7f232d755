import { expect, test } from "vitest";

import { inSentence } from "./index";

test("a name inside a sentence begins small unless it is an abbreviation or a foreign word", () => {
  expect(["Order", "After-sale case", "SKU", "iPad", "订单"].map((name) => inSentence(name, "en-US"))).toEqual(["order", "after-sale case", "SKU", "iPad", "订单"]);
});

test("a Latin name keeps its distance from the Chinese word before it", () => {
  expect(["订单", "SKU", "ERP 单号"].map((name) => `新建${inSentence(name, "zh-CN")}`)).toEqual(["新建订单", "新建 SKU", "新建 ERP 单号"]);
});
