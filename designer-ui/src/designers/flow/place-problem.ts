import type { TFunction } from "i18next";

import { pointerParts } from "@/document/pointer";
import { nodeOf } from "@/document/flow/graph";
import { say } from "@/i18n";
import type { FlowDocument } from "@/document/types";
import { EDGE } from "./tree-view";
import { nodeTitle } from "./node-words";

/** Which step or branch is selected where a path of the flow is edited. */
export function selectionOf(flow: FlowDocument, path: string): string | undefined {
  const [part, index] = pointerParts(path);
  if (part === "nodes") return flow.nodes[Number(index)]?.id;
  const edge = part === "edges" ? flow.edges[Number(index)] : undefined;
  return edge && EDGE + edge.id;
}

export function placeInFlow(flow: FlowDocument, path: string, t: TFunction<"designers">): string {
  const [part, index] = pointerParts(path);
  const node = part === "nodes" ? flow.nodes[Number(index)] : undefined;
  if (node) return nodeTitle(node, t);
  const edge = part === "edges" ? flow.edges[Number(index)] : undefined;
  if (!edge) return say(flow.name);
  const from = nodeOf(flow, edge.from);
  return `${from ? nodeTitle(from, t) : ""} › ${say(edge.name) || t("branch.title")}`;
}
