import { describe, expect, it } from "vitest";

import { addItem } from "../workbench/items";
import { orderForm, salesWorkbench } from "../testing/examples";
import { newItem, newWorkbench } from "./workbench";

const title = { zh: "卡片" };
const at = { x: 0, y: 0, w: 3, h: 3 };

describe("a new workbench and its cards", () => {
  it("a workbench begins without cards, for its roles", () => {
    expect(newWorkbench("x_w", title, ["sales"])).toMatchObject({ kind: "workbench", roles: ["sales"], items: [] });
  });

  it("a list begins with columns of its form and a button that opens", () => {
    const list = newItem("list", at, { form: orderForm(), dataset: undefined, title });
    expect(list?.form).toBe(orderForm().key);
    expect((list?.columns as unknown[]).length).toBeGreaterThan(0);
    expect(list?.actions).toMatchObject([{ open: "record" }]);
  });

  it("there is no card where there is nothing to show", () => {
    expect(newItem("counter", at, { form: undefined, dataset: undefined, title })).toBeNull();
    expect(newItem("numbers", at, { form: orderForm(), dataset: { key: "sales", measures: [] }, title })).toBeNull();
  });

  it("a card that is dropped onto others stands there, and they go down", () => {
    const bench = addItem(salesWorkbench(), { id: "c", kind: "tasks", at: { x: 0, y: 0, w: 6, h: 4 } });
    expect(bench.items.map((item) => [item.id, item.at.y])).toEqual([["a", 4], ["b", 7], ["c", 0]]);
  });
});
