import { expect, test } from "vitest";

import type { FormDescriptor } from "@/api/types";

import { actsOf } from "./acts";

test("what asks for lines is asked of one record after the other, and a button may open a form filled in", () => {
  const descriptor = {
    document: {
      fields: [{ key: "lines", type: "subtable", fields: [] }, { key: "reason", type: "text" }, { key: "state", type: "status", transitions: [{ key: "split", from: ["open"], to: "open", name: { zh: "拆分" }, ask: ["lines"] }] }],
      buttons: [{ key: "refund", name: { zh: "退款" }, ask: ["reason", "lines"] }, { key: "close", name: { zh: "关闭" }, ask: ["reason"] }, { key: "answer", name: { zh: "回复" }, ask: ["reason"], one_by_one: true }],
    },
    rights: { buttons: ["refund", "close", "answer"], transitions: ["split"] },
    fills: { close: "closing" },
  } as unknown as FormDescriptor;
  expect(actsOf(descriptor).map((act) => [act.key, act.oneByOne])).toEqual([["split", true], ["refund", true], ["close", false], ["answer", true]]);
  expect(actsOf(descriptor).filter((act) => act.fills).map((act) => [act.key, act.fills])).toEqual([["close", "closing"]]);
});
