import { describe, expect, it } from "vitest";

import { byReason, workOff } from "./work-off";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const failing = (id: number) => ({ id, title: `SO${id}`, reason: "库存不足" });

describe("many records in parts", () => {
  it("says how far it is, and one failure stops nothing", async () => {
    const seen: number[] = [];
    const result = await workOff(numbers(45), 20, async (part) => part.filter((id) => id === 3).map(failing), (done) => seen.push(done) > 0);
    expect(seen).toEqual([0, 20, 40]);
    expect(result).toEqual({ tried: 45, failures: [failing(3)] });
  });

  it("stops between two parts and tells what was tried", async () => {
    const result = await workOff(numbers(100), 20, async () => [], (done) => done < 40);
    expect(result).toEqual({ tried: 40, failures: [] });
  });

  it("breaks off when the server cannot be reached, and says so", async () => {
    const result = await workOff(numbers(50), 20, async (part) => (part[0] === 21 ? Promise.reject(new Error("网络断开")) : []), () => true);
    expect(result).toEqual({ tried: 20, failures: [], broken: "网络断开" });
  });
});

it("groups failures by their reason", () => {
  const found = byReason([failing(1), { id: 2, title: "SO2", reason: "已关闭" }, failing(3)]);
  expect(found).toEqual([{ reason: "库存不足", titles: ["SO1", "SO3"] }, { reason: "已关闭", titles: ["SO2"] }]);
});
