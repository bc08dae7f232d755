import { patched, replaceWhere } from "../list";
import type { FlowDocument, FlowNode } from "../types";

export function setNode(flow: FlowDocument, id: string, changes: Partial<FlowNode>): FlowDocument {
  return { ...flow, nodes: replaceWhere(flow.nodes, (node) => node.id === id, (node) => patched(node, changes)) };
}

/** What the people at a step may do with a field: "read", "write", "hidden", "required"; none means as their role says. */
export function setNodeField(flow: FlowDocument, id: string, field: string, right: string | undefined): FlowDocument {
  const node = flow.nodes.find((each) => each.id === id);
  const rights = { ...((node?.fields as Record<string, string> | undefined) ?? {}) };
  if (right === undefined) delete rights[field];
  else rights[field] = right;
  return setNode(flow, id, { fields: Object.keys(rights).length ? rights : undefined });
}
