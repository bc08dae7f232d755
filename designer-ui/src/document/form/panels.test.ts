import { describe, expect, it } from "vitest";

import type { FormDocument } from "../types";
import { newPanel } from "../new/panel";
import { addPanel, movePanel, removePanel, setPanel } from "./panels";

const customer: FormDocument = { kind: "form", key: "customer", schema: 1, name: { zh: "客户" }, fields: [{ key: "limit", type: "money", name: { zh: "额度" } }] };
const order: FormDocument = {
  kind: "form", key: "order", schema: 1, name: { zh: "订单" }, title: "number",
  fields: [
    { key: "number", type: "autonumber" }, { key: "customer", type: "reference", to: "customer" }, { key: "placed", type: "date" },
    { key: "lines", type: "subtable", fields: [{ key: "sku", type: "reference", to: "sku" }, { key: "price", type: "money" }] },
  ],
};
const forms = { customer, order };
const title = { zh: "新面板" };

describe("panels of a form", () => {
  it("start with something that the form has", () => {
    expect(newPanel("facts", title, order, forms)).toMatchObject({ of: "customer", items: [{ expr: "limit", result: { type: "money" } }] });
    expect(newPanel("list", title, order, forms)).toMatchObject({ form: "order", filter: "customer = record.customer", columns: ["number"] });
    expect(newPanel("beside", title, order, forms)).toMatchObject({ table: "lines", lines: "lines", match: "sku", show: "price", latest: "placed" });
  });

  it("are not offered where they have nothing to hang on", () => {
    expect(newPanel("facts", title, customer, forms)).toBeNull();
    expect(newPanel("beside", title, customer, forms)).toBeNull();
  });

  it("are added, changed, moved and removed, and the last one leaves no empty list", () => {
    const first = { id: "a", kind: "list", title };
    const second = { id: "b", kind: "totals", title };
    const both = addPanel(addPanel(order, first), second);
    expect(movePanel(both, 0, 1).panels?.map((each) => each.id)).toEqual(["b", "a"]);
    expect(setPanel(both, "b", { title: { zh: "逾期" } }).panels?.[1]?.title).toEqual({ zh: "逾期" });
    expect("panels" in removePanel(removePanel(both, "a"), "b")).toBe(false);
  });
});
