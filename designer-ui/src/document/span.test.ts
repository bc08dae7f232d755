import { describe, expect, it } from "vitest";

import { constantOf, isBefore, shownNumber, turned } from "./span";

const constants = { hours: { value: "24", type: "number", name: { zh: "小时" } } };

describe("a span of time", () => {
  it("is a number or a named constant", () => {
    expect([constantOf(24), constantOf("param.hours"), constantOf("-param.hours"), constantOf("param.hours * 2")]).toEqual([undefined, "hours", "hours", undefined]);
    expect([shownNumber(-3), shownNumber("param.hours", constants), shownNumber("param.gone", constants)]).toEqual(["3", "24", "…"]);
  });

  it("keeps its length when it goes to the other side", () => {
    expect([turned(3, true), turned(-3, false), turned("param.hours", true), turned("-param.hours", false)]).toEqual([-3, 3, "-param.hours", "param.hours"]);
    expect([isBefore(-1), isBefore(1), isBefore("-param.hours"), isBefore("param.hours")]).toEqual([true, false, true, false]);
  });
});
