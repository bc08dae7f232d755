import { expect, test } from "vitest";

import type { FormDocument } from "@/document/types";

import { findChoice, vocabulary } from "./vocabulary";

const form = (key: string, fields: unknown[]) => ({ kind: "form", key, schema: 1, name: { zh: key }, title: "name", fields }) as unknown as FormDocument;
const LEVELS = [{ key: "gold", name: { zh: "金牌" } }];
const region = form("region", [{ key: "name", type: "text" }, { key: "open", type: "boolean" }]);
const customer = form("customer", [
  { key: "credit", type: "money" }, { key: "level", type: "select", options: LEVELS }, { key: "region", type: "reference", to: "region" },
  { key: "region_open", type: "lookup", path: "region.open" },
]);
const order = form("order", [
  { key: "customer", type: "reference", to: "customer" },
  { key: "credit", type: "lookup", path: "customer.credit", name: { zh: "信用额度" } },
  { key: "level", type: "lookup", path: "customer.level" },
  { key: "open", type: "lookup", path: "customer.region.open" },
  { key: "open_too", type: "lookup", path: "customer.region_open" },
  { key: "lost", type: "lookup", path: "supplier.name" },
  { key: "lines", type: "subtable", fields: [{ key: "buyer_credit", type: "lookup", path: "customer.credit" }] },
]);
const words = vocabulary(order, {}, { customer, region });

test("a looked-up field is compared as what it shows, under its own name", () => {
  expect(findChoice(words, "credit")).toMatchObject({ value: "number", label: "信用额度" });
  expect(findChoice(words, "level")).toMatchObject({ value: "option", options: LEVELS });
  expect(findChoice(words, "lines.buyer_credit")?.value).toBe("number");
});

test("it is followed over several references and other looked-up fields", () => {
  expect(findChoice(words, "open")?.value).toBe("boolean");
  expect(findChoice(words, "open_too")?.value).toBe("boolean");
});

test("one that leads nowhere keeps the plain comparisons", () => {
  expect(findChoice(words, "lost")?.value).toBe("other");
});
