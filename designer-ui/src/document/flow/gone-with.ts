/** What a removal in a flow took along: steps behind it that nothing leads to any more, and what was set on them. */
import type { FlowDocument, FlowNode } from "../types";
import { isMain } from "./graph";

export interface GoneWith {
  /** Steps besides the one that was removed. */
  steps: FlowNode[];
  /** What people could see or write at a step that is gone, field by field. */
  rights: number;
  actions: number;
  /** Exits of steps that stay which led to one that is gone: rejected, refused. */
  ways: number;
}

export function goneWith(before: FlowDocument, after: FlowDocument, removed?: string): GoneWith {
  const kept = new Set(after.nodes.map((node) => node.id));
  const gone = before.nodes.filter((node) => !kept.has(node.id));
  const lost = new Set(gone.map((node) => node.id));
  return {
    steps: gone.filter((node) => node.id !== removed),
    rights: gone.reduce((sum, node) => sum + Object.keys(node.fields ?? {}).length, 0),
    actions: gone.reduce((sum, node) => sum + (node.actions?.length ?? 0), 0),
    ways: before.edges.filter((edge) => kept.has(edge.from) && lost.has(edge.to) && !isMain(before, edge)).length,
  };
}
