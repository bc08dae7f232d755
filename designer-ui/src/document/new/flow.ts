import { newId } from "../identity";
import type { Action, FlowDocument, FlowEdge, FlowNode, Text } from "../types";

interface Steps {
  approval: Text;
  passed: Text;
  rejected: Text;
}

/** What the end of an approval does to the record, where the form has a status for it. */
interface Outcome {
  pass: string;
  reject: string;
}

/** Start, one approval, end; with a status of its own the record follows the decision. */
export function newFlow(key: string, form: string, name: Text, start: string, role: string | undefined, steps: Steps, outcome?: Outcome): FlowDocument {
  const approval: FlowNode = { id: newId(), kind: "approval", name: steps.approval, mode: "any", assign: role === undefined ? { kind: "starter" } : { kind: "role", role }, opinion: "on_reject" };
  const ways = outcome ? [moved(steps.passed, outcome.pass), moved(steps.rejected, outcome.reject)] : [];
  const [passed, rejected] = ways;
  const edges: FlowEdge[] = [
    { id: newId(), from: "start", to: approval.id },
    { id: newId(), from: approval.id, port: "approved", to: passed?.id ?? "end" },
    { id: newId(), from: approval.id, port: "rejected", to: rejected?.id ?? "end" },
    ...ways.map((node) => ({ id: newId(), from: node.id, to: "end" })),
  ];
  return {
    kind: "flow", key, schema: 1, form, name,
    start: { on: "transition", transition: [start] },
    nodes: [{ id: "start", kind: "start" }, approval, ...ways, { id: "end", kind: "end" }],
    edges,
  };
}

function moved(name: Text, transition: string): FlowNode {
  const action: Action = { id: newId(), kind: "transition", transition };
  return { id: newId(), kind: "action", name, actions: [action] };
}
