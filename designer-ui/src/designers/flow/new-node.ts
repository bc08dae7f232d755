/** A fresh step, with what its kind cannot do without. */
import type { FlowDocument, FlowNode, Text } from "@/document/types";
import { freshName } from "../words/fresh-name";
import { newId } from "@/document/identity";

export function newNode(flow: FlowDocument, kind: string, name: Text, role: string | undefined): FlowNode {
  const node: FlowNode = { id: newId(), kind, name: freshName(name, flow.nodes.map((each) => each.name)) };
  const assign = role === undefined ? { kind: "starter" } : { kind: "role", role };
  if (kind === "approval") return { ...node, mode: "any", assign, opinion: "on_reject" };
  if (kind === "cc") return { ...node, to: assign };
  if (kind === "action") return { ...node, actions: [{ id: newId(), kind: "notify", to: { kind: "starter" }, text: { zh: "单据有新进展", en: "There is news" } }] };
  return node;
}
