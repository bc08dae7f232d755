import { expect, test } from "vitest";

import { dropped, overlap, type Placed, without } from "./grid";

const BOARD: Placed[] = [
  { id: "a", at: { x: 0, y: 0, w: 4, h: 3 } }, { id: "b", at: { x: 4, y: 0, w: 4, h: 3 } }, { id: "c", at: { x: 8, y: 0, w: 4, h: 3 } },
  { id: "d", at: { x: 0, y: 3, w: 8, h: 7 } }, { id: "e", at: { x: 8, y: 3, w: 4, h: 7 } },
];

test("two of one size change places and nothing else moves", () => {
  expect(dropped(BOARD, "a", { x: 8, y: 1 })).toEqual({ a: BOARD[2]!.at, c: BOARD[0]!.at });
});

test("one dropped on a larger one makes room, without holes or overlaps", () => {
  const places = Object.entries(dropped(BOARD, "a", { x: 8, y: 4 }));
  expect(places).toHaveLength(5);
  for (const [id, at] of places) {
    for (const [other, there] of places) expect(id !== other && overlap(at, there)).toBe(false);
    const above = { ...at, y: at.y - 1 };
    expect(at.y === 0 || places.some(([other, there]) => other !== id && overlap(above, there))).toBe(true);
  }
  expect(Object.fromEntries(places)).toMatchObject({ b: BOARD[1]!.at, c: BOARD[2]!.at, d: BOARD[3]!.at, a: { x: 8, y: 3, w: 4, h: 3 }, e: { x: 8, y: 6 } });
});

test("what stands below one that is taken away goes up", () => {
  const row: Placed[] = [...BOARD.slice(0, 3), { id: "d", at: { x: 0, y: 3, w: 4, h: 2 } }, { id: "e", at: { x: 4, y: 3, w: 8, h: 2 } }];
  const left = without(row, "a");
  expect(left.map((item) => [item.id, item.at.x, item.at.y])).toEqual([["b", 4, 0], ["c", 8, 0], ["d", 0, 0], ["e", 4, 3]]);
});

test("a row closes up where nothing below fits into the gap", () => {
  const left = without(BOARD, "a");
  expect(left.map((item) => [item.id, item.at.x, item.at.y])).toEqual([["b", 0, 0], ["c", 4, 0], ["d", 0, 3], ["e", 8, 0]]);
});
