import { patched } from "../list";
import type { FlowDocument } from "../types";
import { edgesFrom, isBranching, mainEdges, nodeOf, reachable } from "./graph";

/** Take a node out: what led to it leads on to what came after; what nobody can reach any more goes with it. */
export function removeNode(flow: FlowDocument, id: string): FlowDocument {
  const node = nodeOf(flow, id);
  if (!node || node.kind === "start" || node.kind === "end") return flow;
  const kept = isBranching(node) ? edgesFrom(flow, id).find((edge) => edge.otherwise) : undefined;
  const heir = (kept ?? mainEdges(flow, id)[0])?.to;
  if (heir === undefined) return flow;
  return withoutUnreachable({
    ...flow,
    nodes: flow.nodes.filter((each) => each.id !== id),
    edges: flow.edges.filter((edge) => edge.from !== id).map((edge) => (edge.to === id ? { ...edge, to: heir } : edge)),
  });
}

/** Take a branch away; with only one way left the branching itself goes. */
export function removeBranch(flow: FlowDocument, edgeId: string): FlowDocument {
  const gone = flow.edges.find((edge) => edge.id === edgeId);
  if (!gone || gone.otherwise) return flow;
  const rest = edgesFrom(flow, gone.from).filter((edge) => edge.id !== edgeId);
  const without = withoutUnreachable({ ...flow, edges: flow.edges.filter((edge) => edge.id !== edgeId) });
  if (rest.length === 1) return removeNode(without, gone.from);
  const orders = new Map(rest.filter((edge) => !edge.otherwise).map((edge, index) => [edge.id, index + 1]));
  return {
    ...without,
    edges: without.edges.map((edge) => (orders.has(edge.id) ? patched(edge, { order: orders.get(edge.id) }) : edge)),
  };
}

export function withoutUnreachable(flow: FlowDocument): FlowDocument {
  const alive = reachable(flow);
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => alive.has(node.id) || node.kind === "end"),
    edges: flow.edges.filter((edge) => alive.has(edge.from)),
  };
}
