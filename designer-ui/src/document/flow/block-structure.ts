/**
 * The tree view of a flow. A flow is stored flat; the tree shows each node once: branches side by side, what they
 * lead to in common after they join, exits (驳回, refused) beside the node that owns them first.
 */
import type { FlowDocument, FlowEdge, FlowNode } from "../types";
import { edgesFrom, exitEdges, isBranching, mainEdges, nodeOf, startOf } from "./graph";
import { joins } from "./joins";

export interface Exit {
  edge: FlowEdge;
  /** The steps drawn here, when this exit is the first to lead to them; empty where they stand elsewhere. */
  steps: Block[];
  /** Where it finally leads: a node drawn elsewhere, or nothing more. */
  to: FlowNode | undefined;
}

export interface Branch {
  edge: FlowEdge;
  steps: Block[];
  /** The edges by which the branch reaches the join: what a "+" at the end of the branch cuts. */
  tails: FlowEdge[];
}

export interface Block {
  node: FlowNode;
  /** The edges that reach this block from above on the main line: what the "+" before it cuts. */
  entries: FlowEdge[];
  branches: Branch[];
  exits: Exit[];
}

export interface Tree {
  steps: Block[];
  /** False when some step can only be reached by going back: the tree then leaves that line to a link. */
  structured: boolean;
}

interface Walk {
  flow: FlowDocument;
  joins: Map<string, string>;
  drawn: Set<string>;
  structured: boolean;
}

export function blockStructure(flow: FlowDocument): Tree {
  const start = startOf(flow);
  if (!start) return { steps: [], structured: false };
  const walk: Walk = { flow, joins: joins(flow), drawn: new Set(), structured: true };
  const line = sequence(walk, start.id, [], undefined);
  attachExits(walk, line.steps);
  return { steps: line.steps, structured: walk.structured };
}

interface Line {
  steps: Block[];
  tails: FlowEdge[];
}

function sequence(walk: Walk, from: string, entries: FlowEdge[], until: string | undefined): Line {
  const steps: Block[] = [];
  let here: string | undefined = from;
  let arriving = entries;
  while (here !== undefined && here !== until) {
    const node = nodeOf(walk.flow, here);
    if (!node || walk.drawn.has(here)) {
      walk.structured = walk.structured && node !== undefined && until === undefined;
      return { steps, tails: [] };
    }
    walk.drawn.add(here);
    const block: Block = { node, entries: arriving, branches: [], exits: [] };
    steps.push(block);
    const next: string | undefined = isBranching(node) ? walk.joins.get(here) : mainEdges(walk.flow, here)[0]?.to;
    if (isBranching(node)) {
      block.branches = mainEdges(walk.flow, here).map((edge) => branch(walk, edge, next ?? until));
      arriving = block.branches.flatMap((each) => each.tails);
    } else {
      arriving = mainEdges(walk.flow, here).slice(0, 1);
    }
    here = next;
  }
  return { steps, tails: here === undefined ? [] : arriving };
}

function branch(walk: Walk, edge: FlowEdge, until: string | undefined): Branch {
  return { edge, ...sequence(walk, edge.to, [edge], until) };
}

function attachExits(walk: Walk, steps: Block[]): void {
  for (const block of steps) {
    for (const edge of exitEdges(walk.flow, block.node.id)) {
      if (walk.drawn.has(edge.to)) {
        block.exits.push({ edge, steps: [], to: nodeOf(walk.flow, edge.to) });
        continue;
      }
      const line = sequence(walk, edge.to, [edge], undefined);
      const last = line.steps.at(-1)?.node.id;
      const onward = last === undefined ? undefined : edgesFrom(walk.flow, last)[0];
      block.exits.push({ edge, steps: line.steps, to: onward ? nodeOf(walk.flow, onward.to) : undefined });
      attachExits(walk, line.steps);
    }
    for (const each of block.branches) attachExits(walk, each.steps);
  }
}
