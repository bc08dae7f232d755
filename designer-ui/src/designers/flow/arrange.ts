/** Where every card, line and plus of the tree stands. Nothing for people to arrange, and the same flow always looks the same. */
import type { Block, Branch, Tree } from "@/document/flow/block-structure";
import { SIZE, branchAxes, cardHeight, roomOf, roomOfBranch, roomOfSteps } from "./measure";

export interface PlacedBlock {
  block: Block;
  x: number;
  y: number;
  height: number;
}

export interface PlacedBranch {
  branch: Branch;
  priority: number;
  x: number;
  y: number;
}

export interface Plus {
  edges: string[];
  x: number;
  y: number;
}

export interface Picture {
  width: number;
  height: number;
  blocks: PlacedBlock[];
  branches: PlacedBranch[];
  pluses: Plus[];
  lines: string[];
  dashed: string[];
  labels: { text: string; port: string; x: number; y: number }[];
}

const MARGIN = 48;

export function arrange(tree: Tree): Picture {
  const room = roomOfSteps(tree.steps);
  const picture: Picture = { width: room.left + room.right + MARGIN * 2, height: room.height + MARGIN * 2, blocks: [], branches: [], pluses: [], lines: [], dashed: [], labels: [] };
  placeSteps(picture, tree.steps, room.left + MARGIN, MARGIN);
  return picture;
}

/** Draws blocks down a line; returns where the last one ends. */
function placeSteps(picture: Picture, steps: Block[], x: number, top: number): number {
  let y = top;
  steps.forEach((block, index) => {
    if (index > 0) y = link(picture, x, y, block.entries.map((edge) => edge.id));
    y = placeBlock(picture, block, x, y);
  });
  return y;
}

function link(picture: Picture, x: number, y: number, edges: string[]): number {
  picture.lines.push(`M${x} ${y}V${y + SIZE.link}`);
  if (edges.length) picture.pluses.push({ edges, x, y: y + SIZE.link / 2 });
  return y + SIZE.link;
}

function placeBlock(picture: Picture, block: Block, x: number, y: number): number {
  const height = cardHeight(block);
  picture.blocks.push({ block, x, y, height });
  if (block.branches.length) return placeBranches(picture, block, x, y + height);
  const room = roomOf(block);
  let sideY = y;
  for (const exit of block.exits) {
    if (exit.steps.length === 0) continue;
    const inner = roomOfSteps(exit.steps);
    const sideX = x + SIZE.card / 2 + SIZE.side + inner.left;
    const start = x + SIZE.card / 2;
    const lineY = sideY + SIZE.node / 2;
    picture.dashed.push(`M${start} ${lineY}H${sideX - SIZE.card / 2}`);
    picture.labels.push({ text: exit.edge.id, port: exit.edge.port ?? "", x: start + SIZE.side / 2, y: lineY });
    placeSteps(picture, exit.steps, sideX, sideY);
    sideY += inner.height + SIZE.exitLine + SIZE.gap;
  }
  if (room.height > height) picture.lines.push(`M${x} ${y + height}V${y + room.height}`);
  return y + room.height;
}

function placeBranches(picture: Picture, block: Block, x: number, top: number): number {
  const axes = branchAxes(block);
  const middle = (axes.at(-1) ?? 0) / 2;
  const forkY = top + SIZE.gap / 2;
  const cardY = top + SIZE.gap;
  const joinY = cardY + Math.max(...block.branches.map((branch) => roomOfBranch(branch).height)) + SIZE.gap / 2;
  picture.lines.push(`M${x} ${top}V${forkY}`);
  const joined: number[] = [];
  block.branches.forEach((branch, index) => {
    const at = x - middle + (axes[index] ?? 0);
    picture.lines.push(`M${x} ${forkY}H${at}V${cardY}`);
    picture.branches.push({ branch, priority: index + 1, x: at, y: cardY });
    let y = link(picture, at, cardY + SIZE.branch, branch.steps.length ? [branch.edge.id] : branch.tails.map((edge) => edge.id));
    if (branch.steps.length) {
      y = placeSteps(picture, branch.steps, at, y);
      if (branch.tails.length) y = link(picture, at, y, branch.tails.map((edge) => edge.id));
    }
    if (branch.tails.length) {
      picture.lines.push(`M${at} ${y}V${joinY}H${x}`);
      joined.push(at);
    }
  });
  if (joined.length) picture.lines.push(`M${x} ${joinY}V${joinY + SIZE.gap / 2}`);
  return joinY + SIZE.gap / 2;
}
