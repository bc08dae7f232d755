import type { TFunction } from "i18next";

import type { Problem } from "@/api/errors";
import { say } from "@/i18n";
import { nodeOf } from "@/document/flow/graph";
import { pointerParts } from "@/document/pointer";
import type { FlowDocument } from "@/document/types";
import type { PlacedProblem } from "../workspace/problem-list";
import { nodeTitle } from "./node-words";
import { EDGE } from "./tree-view";

export interface FlowProblem extends PlacedProblem {
  id?: string;
}

/** Which step or branch a problem is about. */
export function placeFlowProblem(flow: FlowDocument, problem: Problem, select: (id: string) => void, t: TFunction<"designers">): FlowProblem {
  const [part, index] = pointerParts(problem.path);
  if (part === "nodes") {
    const node = flow.nodes[Number(index)];
    if (node) return { problem, id: node.id, place: nodeTitle(node, t), go: () => select(node.id) };
  }
  if (part === "edges") {
    const edge = flow.edges[Number(index)];
    const from = edge && nodeOf(flow, edge.from);
    if (edge) return { problem, id: EDGE + edge.id, place: `${from ? nodeTitle(from, t) : ""} › ${say(edge.name) || t("branch.title")}`, go: () => select(EDGE + edge.id) };
  }
  return { problem, place: say(flow.name) };
}
