/** Reading a flow as a graph: which edge leaves by which port, and which port is the way on. */
import type { FlowDocument, FlowEdge, FlowNode } from "../types";

/** The port a node leaves by when nothing is said: the way on. */
export const MAIN_PORT: Record<string, string> = { approval: "approved", action: "ok", handle: "done" };

export function nodeOf(flow: FlowDocument, id: string): FlowNode | undefined {
  return flow.nodes.find((node) => node.id === id);
}

export function edgesFrom(flow: FlowDocument, id: string): FlowEdge[] {
  const edges = flow.edges.filter((edge) => edge.from === id);
  return edges.sort((a, b) => rank(a) - rank(b));
}

function rank(edge: FlowEdge): number {
  return edge.otherwise ? Number.MAX_SAFE_INTEGER : (edge.order ?? Number.MAX_SAFE_INTEGER - 1);
}

export function edgesTo(flow: FlowDocument, id: string): FlowEdge[] {
  return flow.edges.filter((edge) => edge.to === id);
}

export function isBranching(node: FlowNode | undefined): boolean {
  return node?.kind === "condition" || node?.kind === "inclusive" || node?.kind === "parallel";
}

/** Whether the edge continues the main line; the others are exits such as 驳回 or a refused action. */
export function isMain(flow: FlowDocument, edge: FlowEdge): boolean {
  const node = nodeOf(flow, edge.from);
  if (!node || isBranching(node)) return true;
  if (edge.port === undefined) return true;
  const main = MAIN_PORT[node.kind];
  if (main !== undefined) return edge.port === main;
  return edge === edgesFrom(flow, node.id)[0];
}

export function mainEdges(flow: FlowDocument, id: string): FlowEdge[] {
  return edgesFrom(flow, id).filter((edge) => isMain(flow, edge));
}

export function exitEdges(flow: FlowDocument, id: string): FlowEdge[] {
  return edgesFrom(flow, id).filter((edge) => !isMain(flow, edge));
}

export function startOf(flow: FlowDocument): FlowNode | undefined {
  return flow.nodes.find((node) => node.kind === "start");
}

/** Everything that can be reached from the start, over every port. */
export function reachable(flow: FlowDocument): Set<string> {
  const seen = new Set<string>();
  const waiting = [startOf(flow)?.id].filter((id): id is string => id !== undefined);
  while (waiting.length) {
    const id = waiting.pop() as string;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of flow.edges) if (edge.from === id) waiting.push(edge.to);
  }
  return seen;
}
