import { newId } from "../identity";
import type { FlowDocument, FlowEdge, FlowNode } from "../types";
import { MAIN_PORT, isBranching, nodeOf } from "./graph";

/** Put a node on a line: the given edges (one, or all that meet there) now lead to it, and it leads where they led. */
export function insertNode(flow: FlowDocument, on: string[], node: FlowNode): FlowDocument {
  const cut = flow.edges.filter((edge) => on.includes(edge.id));
  const target = cut[0]?.to;
  if (target === undefined) return flow;
  const edges = flow.edges.map((edge) => (on.includes(edge.id) ? { ...edge, to: node.id } : edge));
  return { ...flow, nodes: beside(flow.nodes, node, target), edges: [...edges, ...leaving(flow, node, target)] };
}

function beside(nodes: FlowNode[], node: FlowNode, target: string): FlowNode[] {
  const index = nodes.findIndex((each) => each.id === target);
  return index < 0 ? [...nodes, node] : [...nodes.slice(0, index), node, ...nodes.slice(index)];
}

function leaving(flow: FlowDocument, node: FlowNode, target: string): FlowEdge[] {
  if (isBranching(node)) {
    return [
      { id: newId(), from: node.id, to: target, order: 1, when: "" },
      { id: newId(), from: node.id, to: target, otherwise: true },
    ];
  }
  const port = MAIN_PORT[node.kind];
  const on: FlowEdge = { id: newId(), from: node.id, to: target, ...(port ? { port } : {}) };
  if (node.kind !== "approval") return [on];
  return [on, { id: newId(), from: node.id, to: rejectionTarget(flow, target), port: "rejected" }];
}

/** A new approver is refused the same way as the others of the flow; the first one ends it. */
function rejectionTarget(flow: FlowDocument, target: string): string {
  const known = flow.edges.find((edge) => edge.port === "rejected" && nodeOf(flow, edge.from)?.kind === "approval");
  const end = flow.nodes.find((node) => node.kind === "end");
  return known?.to ?? end?.id ?? target;
}
