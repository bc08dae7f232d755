import { describe, expect, it } from "vitest";

import { parseRows } from "./parse-rows";
import type { Rows } from "./rows";
import { tokensOf } from "./tokens";
import { writeRows } from "./write-rows";

describe("conditions as rows", () => {
  it("reads the conditions of the order review", () => {
    expect(parseRows("NOT flagged AND payable <= param.auto_pass")).toEqual({
      join: "AND",
      rows: [
        { path: "flagged", operator: "no" },
        { path: "payable", operator: "le", value: { kind: "constant", key: "auto_pass" } },
      ],
    });
  });

  it.each([
    'status = "a ""quoted"" word"',
    'fulfil IN ["none", "locked"] OR pay <> "paid"',
    "ISEMPTY(remark) AND NOT ISEMPTY(customer)",
    'NOT (shop IN ["x"]) AND CONTAINS(remark, "急") AND NOT CONTAINS(remark, "缓")',
    "payable > -12.50 AND own = TRUE AND paid_at >= placed_at",
  ])("writes back exactly: %s", (formula) => {
    const rows = parseRows(formula) as Rows;
    expect(writeRows(rows)).toBe(formula);
    expect(parseRows(writeRows(rows))).toEqual(rows);
  });

  it.each(["a > 1 AND b > 2 OR c", "(a OR b) AND c", "SUM(lines.qty) > 3", "a + 1 > b", "a >", "NOT a > 1", "a IN []"])(
    "leaves to the formula what rows cannot say: %s",
    (formula) => {
      expect(parseRows(formula)).toBeUndefined();
    },
  );

  it("loses no character when it cuts a formula", () => {
    const formula = 'IF(金额 >= 3.50, "a""b", x.y) # ?';
    expect(tokensOf(formula).map((token) => token.text).join("")).toBe(formula);
  });
});
