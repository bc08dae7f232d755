import { expect, test } from "vitest";

import type { FieldDocument, FormDocument } from "@/api/types";

import { takenAway } from "./taken-away";

const read = (key: string) => ({ node: "read", type: "number(2)", key });
const call = (name: string, ...args: unknown[]) => ({ node: "call", type: "number(2)", name, args });
const sum = (list: string, key: string) => call("SUM", { node: "rows", type: "list<number(2)>", list, body: { node: "cell", type: "number(2)", key } });
const field = (key: string, more: object = {}) => ({ key, type: "formula", name: { zh: key }, ...more }) as unknown as FieldDocument;

const total = field("due");
const document = {
  key: "bill", name: { zh: "账单" }, fields: [
    field("items", { type: "subtable", fields: [field("gross"), field("rebate", { type: "money" }), field("rest")] }),
    field("goods"), field("rebates"), field("freight", { type: "money" }), field("rounding", { type: "money" }), total,
  ],
} as unknown as FormDocument;
const formulas = {
  "/fields/0/fields/0/expr": call("*", read("qty"), read("price")),
  "/fields/0/fields/2/expr": call("-", read("gross"), call("COALESCE", read("rebate"), { node: "literal", type: "number(0)", value: "0" })),
  "/fields/1/expr": sum("items", "gross"),
  "/fields/2/expr": sum("items", "rebate"),
  "/fields/5/expr": call("-", call("+", sum("items", "rest"), read("freight")), read("rounding")),
};

test("what the total takes away is found behind its own minus and behind that of its lines", () => {
  expect(takenAway({ document, formulas }, total)).toEqual(new Set(["rebates", "rounding"]));
});

test("what is taken away from something that is taken away adds up", () => {
  const nested = { ...formulas, "/fields/5/expr": call("-", read("goods"), call("-", read("rebates"), read("freight"))) };
  expect(takenAway({ document, formulas: nested }, total)).toEqual(new Set(["rebates"]));
});

test("a bill without a total takes nothing away", () => {
  expect(takenAway({ document, formulas }, undefined)).toEqual(new Set());
});
