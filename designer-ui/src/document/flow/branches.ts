/** Verbs on the branches of a condition. */
import { newId } from "../identity";
import { moveWithin, patched, replaceWhere } from "../list";
import type { FlowDocument, FlowEdge } from "../types";
import { edgesFrom } from "./graph";
import { joins } from "./joins";

/** One more case before "otherwise", leading straight to where the branches join. */
export function addBranch(flow: FlowDocument, node: string): FlowDocument {
  const branches = edgesFrom(flow, node);
  const to = joins(flow).get(node) ?? branches.at(-1)?.to;
  if (to === undefined) return flow;
  const order = branches.filter((edge) => !edge.otherwise).length + 1;
  return { ...flow, edges: [...flow.edges, { id: newId(), from: node, to, order, when: "" }] };
}

/** Priority is the order in which cases are asked. */
export function moveBranch(flow: FlowDocument, edgeId: string, by: -1 | 1): FlowDocument {
  const edge = flow.edges.find((each) => each.id === edgeId);
  if (!edge || edge.otherwise) return flow;
  const cases = edgesFrom(flow, edge.from).filter((each) => !each.otherwise);
  const from = cases.findIndex((each) => each.id === edgeId);
  const to = from + by;
  if (to < 0 || to >= cases.length) return flow;
  const orders = new Map(moveWithin(cases, from, to).map((each, index) => [each.id, index + 1]));
  return { ...flow, edges: flow.edges.map((each) => (orders.has(each.id) ? { ...each, order: orders.get(each.id) } : each)) };
}

export function setEdge(flow: FlowDocument, id: string, changes: Partial<FlowEdge>): FlowDocument {
  return { ...flow, edges: replaceWhere(flow.edges, (edge) => edge.id === id, (edge) => patched(edge, changes)) };
}

/** Lead an exit somewhere else; steps that only it reached stay until the flow is saved without them. */
export function reconnect(flow: FlowDocument, edgeId: string, to: string): FlowDocument {
  return flow.nodes.some((node) => node.id === to) ? setEdge(flow, edgeId, { to }) : flow;
}
