import { beforeEach, expect, test } from "vitest";

import { phrasesOf, rememberOpinion } from "./phrases";

const USUAL = ["情况属实", "请补充资料"];

beforeEach(() => localStorage.clear());

test("before anything is written there is what fits any request", () => {
  expect(phrasesOf("caiwu", "order_review", USUAL)).toEqual(USUAL);
});

test("what was written last comes first, of each person and flow their own", () => {
  rememberOpinion("caiwu", "order_review", "按合同执行");
  expect(phrasesOf("caiwu", "order_review", USUAL)).toEqual(["按合同执行", "情况属实"]);
  rememberOpinion("caiwu", "order_review", "情况属实");
  rememberOpinion("caiwu", "order_review", "这一单的地址和上次不一样，请和客户再确认一遍");
  expect(phrasesOf("caiwu", "order_review", USUAL)).toEqual(["情况属实", "按合同执行"]);
  expect(phrasesOf("yunying", "order_review", USUAL)).toEqual(USUAL);
  expect(phrasesOf("caiwu", "refund_review", USUAL)).toEqual(USUAL);
});
