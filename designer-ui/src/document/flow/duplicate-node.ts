import { newId } from "../identity";
import type { FlowDocument } from "../types";
import { edgesTo, mainEdges, nodeOf } from "./graph";
import { insertNode } from "./insert-node";

/** A copy right after the original on the main line. */
export function duplicateNode(flow: FlowDocument, id: string, copyId: string = newId()): FlowDocument {
  const node = nodeOf(flow, id);
  const on = mainEdges(flow, id)[0];
  if (!node || !on || edgesTo(flow, id).length === 0 || mainEdges(flow, id).length !== 1) return flow;
  const copy = { ...node, id: copyId, ...(node.actions ? { actions: node.actions.map((each) => ({ ...each, id: newId() })) } : {}) };
  return insertNode(flow, [on.id], copy);
}
