/** Where branches meet again: the first node that every way from a branching must pass (its immediate post-dominator). */
import type { FlowDocument } from "../types";
import { mainEdges } from "./graph";

const EXIT = "";

/** For each node the set of nodes every way to the end passes, the node itself included. */
function postDominators(flow: FlowDocument): Map<string, Set<string>> {
  const all = new Set([...flow.nodes.map((node) => node.id), EXIT]);
  const sets = new Map<string, Set<string>>();
  for (const id of all) sets.set(id, id === EXIT ? new Set([EXIT]) : new Set(all));
  const successors = new Map(flow.nodes.map((node) => [node.id, mainEdges(flow, node.id).map((edge) => edge.to)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of [...flow.nodes].reverse()) {
      const next = successors.get(node.id) ?? [];
      const meeting = intersection((next.length ? next : [EXIT]).map((id) => sets.get(id) ?? new Set<string>()));
      meeting.add(node.id);
      if (meeting.size !== sets.get(node.id)?.size) {
        sets.set(node.id, meeting);
        changed = true;
      }
    }
  }
  return sets;
}

function intersection(sets: Set<string>[]): Set<string> {
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((id) => others.every((set) => set.has(id))));
}

/** The meeting node of each node's ways on; absent where they only meet at the end of the flow. */
export function joins(flow: FlowDocument): Map<string, string> {
  const dominators = postDominators(flow);
  const found = new Map<string, string>();
  for (const node of flow.nodes) {
    const later = [...(dominators.get(node.id) ?? [])].filter((id) => id !== node.id && id !== EXIT);
    // The nearest one is passed by no other: it is the one whose own way on passes all the others.
    const nearest = later.find((id) => later.every((other) => other === id || dominators.get(id)?.has(other)));
    if (nearest !== undefined) found.set(node.id, nearest);
  }
  return found;
}
