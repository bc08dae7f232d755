import { expect, test } from "vitest";

import { inSentence } from "./index";

test("a name inside a sentence begins small unless it is an abbreviation or a foreign word", () => {
  expect(["Order", "After-sale case", "SKU", "iPad", "订单"].map(inSentence)).toEqual(["order", "after-sale case", "SKU", "iPad", "订单"]);
});
