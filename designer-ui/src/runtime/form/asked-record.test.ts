import { expect, test } from "vitest";

import { askedRecord } from "./asked-record";

const field = { key: "warehouse", type: "reference", filter: 'region = record.region AND owner.id = record.customer.id' };

test("a picker sends what its filter asks of the record, and nothing else", () => {
  const values = { region: "east", customer: { id: 7, title: "禾间" }, note: "long" };
  expect(JSON.parse(askedRecord(field, values)!)).toEqual({ region: "east", customer: { id: 7, title: "禾间" } });
  expect(JSON.parse(askedRecord(field, { region: null }, 12)!)).toEqual({ id: 12, region: null });
});

test("a filter that asks nothing of the record sends nothing", () => {
  expect(askedRecord({ ...field, filter: "NOT blocked" }, { region: "east" }, 12)).toBeUndefined();
  expect(askedRecord({ key: "customer", type: "reference" }, {})).toBeUndefined();
});
