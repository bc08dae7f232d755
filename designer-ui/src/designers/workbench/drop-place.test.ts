import { describe, expect, it } from "vitest";

import { dropPlace } from "./drop-place";

const canvas = { left: 100, top: 50, width: 1198 };

describe("where a card is dropped", () => {
  it("a card stands in the cell under the pointer", () => {
    expect(dropPlace({ x: 105, y: 55 }, canvas, { w: 3, h: 3 })).toEqual({ x: 0, y: 0, w: 3, h: 3 });
    expect(dropPlace({ x: 510, y: 200 }, canvas, { w: 3, h: 3 })).toEqual({ x: 4, y: 3, w: 3, h: 3 });
  });

  it("a card never reaches beyond the grid", () => {
    expect(dropPlace({ x: 1290, y: 20 }, canvas, { w: 9, h: 9 })).toEqual({ x: 3, y: 0, w: 9, h: 9 });
  });
});
