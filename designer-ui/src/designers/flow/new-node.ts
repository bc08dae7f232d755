/** A fresh step, with what its kind cannot do without. */
import type { FlowDocument, FlowNode, Text } from "@/document/types";
import { newId } from "@/document/identity";

export function newNode(flow: FlowDocument, kind: string, name: Text, role: string | undefined): FlowNode {
  const node: FlowNode = { id: newId(), kind, name: numbered(flow, name) };
  const assign = role === undefined ? { kind: "starter" } : { kind: "role", role };
  if (kind === "approval") return { ...node, mode: "any", assign, opinion: "on_reject" };
  if (kind === "cc") return { ...node, to: assign };
  if (kind === "action") return { ...node, actions: [{ id: newId(), kind: "notify", to: { kind: "starter" }, text: { zh: "单据有新进展", en: "There is news" } }] };
  return node;
}

function numbered(flow: FlowDocument, name: Text): Text {
  const taken = new Set(flow.nodes.map((node) => node.name?.zh));
  for (let n = 1; ; n += 1) {
    const zh = n === 1 ? name.zh : `${name.zh} ${n}`;
    if (!taken.has(zh)) return { zh, ...(name.en ? { en: n === 1 ? name.en : `${name.en} ${n}` } : {}) };
  }
}
