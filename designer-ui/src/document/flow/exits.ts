/** Ways out of a step beside the way on: an approval refused, an action that could not be done. */
import { newId } from "../identity";
import type { Action, FlowDocument, FlowNode } from "../types";
import { insertNode } from "./insert-node";
import { mainEdges } from "./graph";
import { withoutUnreachable } from "./remove-node";
import { setNode } from "./set-node";

export const REFUSED = "refused:";

/** Whether a step that does this may be refused: the records are not as required, the status does not allow it. */
export function canBeRefused(action: Action): boolean {
  return action.kind === "transition" || action.kind === "refuse" || (action.kind === "update" && action.require !== undefined);
}

/** Lead a way out to a step; without one the way out is closed, and the person is told instead. */
export function leadExit(flow: FlowDocument, from: string, port: string, to: string | undefined): FlowDocument {
  const rest = flow.edges.filter((edge) => edge.from !== from || edge.port !== port);
  if (to === undefined) return withoutUnreachable({ ...flow, edges: rest });
  const known = flow.edges.find((edge) => edge.from === from && edge.port === port);
  return withoutUnreachable({ ...flow, edges: [...rest, { ...(known ?? { id: newId(), from, port }), to }] });
}

/** A new step at the way out; after it the flow goes on where it would have gone. */
export function stepAtExit(flow: FlowDocument, from: string, port: string, node: FlowNode): FlowDocument {
  const on = flow.nodes.find((each) => each.kind === "end")?.id ?? mainEdges(flow, from)[0]?.to;
  if (on === undefined) return flow;
  const open = leadExit(flow, from, port, on);
  const edge = open.edges.find((each) => each.from === from && each.port === port);
  return edge ? insertNode(open, [edge.id], node) : flow;
}

/** What a step does; the ways out of actions that are gone go with them. */
export function setActions(flow: FlowDocument, id: string, actions: Action[]): FlowDocument {
  const open = new Set(actions.filter(canBeRefused).map((action) => REFUSED + action.id));
  const edges = flow.edges.filter((edge) => edge.from !== id || !edge.port?.startsWith(REFUSED) || open.has(edge.port));
  return withoutUnreachable(setNode({ ...flow, edges }, id, { actions }));
}
