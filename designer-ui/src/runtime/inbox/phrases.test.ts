import { beforeEach, expect, test } from "vitest";

import { ownPhrases, rememberOpinion } from "./phrases";

const STANDING = ["情况属实", "请补充资料"];
const wrote = (...opinions: string[]) => opinions.forEach((one) => rememberOpinion("caiwu", "order_review", one, STANDING));

beforeEach(() => localStorage.clear());

test("before anything is written nobody has phrases of their own", () => {
  expect(ownPhrases("caiwu", "order_review", STANDING)).toEqual([]);
});

test("what was written last comes first, of each person and flow their own, and no more than three", () => {
  wrote("按合同执行", "额度已恢复", "客户已确认", "按合同执行", "同意加急");
  expect(ownPhrases("caiwu", "order_review", STANDING)).toEqual(["同意加急", "按合同执行", "客户已确认"]);
  expect(ownPhrases("yunying", "order_review", STANDING)).toEqual([]);
  expect(ownPhrases("caiwu", "refund_review", STANDING)).toEqual([]);
});

test("a phrase that stands there anyway, and a long opinion, take no room of one's own", () => {
  wrote("按合同执行", "情况属实", "请补充资料", "这一单的地址和上次不一样，请和客户再确认一遍");
  expect(ownPhrases("caiwu", "order_review", STANDING)).toEqual(["按合同执行"]);
  expect(ownPhrases("caiwu", "order_review", [...STANDING, "按合同执行"])).toEqual([]);
});
