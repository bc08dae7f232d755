/** How much room each part of the tree needs, to the left and right of its own line. */
import type { Block, Branch } from "@/document/flow/block-structure";

export const SIZE = {
  card: 232,
  node: 58,
  exitLine: 22,
  branch: 74,
  pill: 28,
  gap: 24,
  link: 44,
  side: 64,
} as const;

export interface Room {
  left: number;
  right: number;
  height: number;
}

const HALF = SIZE.card / 2;

export function isPill(block: Block): boolean {
  return block.branches.length > 0 || block.node.kind === "end";
}

/** Exits drawn elsewhere are a line of text in the card. */
export function cardHeight(block: Block): number {
  if (isPill(block)) return SIZE.pill;
  return SIZE.node + block.exits.filter((exit) => exit.steps.length === 0).length * SIZE.exitLine;
}

export function roomOfSteps(steps: Block[]): Room {
  const rooms = steps.map(roomOf);
  return {
    left: Math.max(HALF, ...rooms.map((room) => room.left)),
    right: Math.max(HALF, ...rooms.map((room) => room.right)),
    height: rooms.reduce((sum, room) => sum + room.height, 0) + Math.max(0, steps.length - 1) * SIZE.link,
  };
}

export function roomOf(block: Block): Room {
  if (block.branches.length) return roomOfBranches(block);
  const sides = block.exits.filter((exit) => exit.steps.length > 0).map((exit) => roomOfSteps(exit.steps));
  if (sides.length === 0) return { left: HALF, right: HALF, height: cardHeight(block) };
  const width = Math.max(...sides.map((side) => side.left + side.right));
  const height = sides.reduce((sum, side) => sum + side.height + SIZE.exitLine, 0) + (sides.length - 1) * SIZE.gap;
  return { left: HALF, right: HALF + SIZE.side + width, height: Math.max(cardHeight(block), height) };
}

export function roomOfBranch(branch: Branch): Room {
  const inner = roomOfSteps(branch.steps);
  const height = SIZE.branch + SIZE.link + (branch.steps.length ? inner.height + SIZE.link : 0);
  return { left: Math.max(HALF, inner.left), right: Math.max(HALF, inner.right), height };
}

/** Where each branch's own line runs, from the line of the first. */
export function branchAxes(block: Block): number[] {
  const rooms = block.branches.map(roomOfBranch);
  const axes: number[] = [];
  let edge = -(rooms[0]?.left ?? 0);
  for (const room of rooms) {
    axes.push(edge + room.left);
    edge += room.left + room.right + SIZE.gap;
  }
  return axes;
}

function roomOfBranches(block: Block): Room {
  const rooms = block.branches.map(roomOfBranch);
  const axes = branchAxes(block);
  const middle = (axes.at(-1) ?? 0) / 2;
  const last = rooms.at(-1);
  return {
    left: middle + (rooms[0]?.left ?? HALF),
    right: (axes.at(-1) ?? 0) - middle + (last?.right ?? HALF),
    height: SIZE.pill + SIZE.gap + Math.max(...rooms.map((room) => room.height)) + SIZE.gap,
  };
}
