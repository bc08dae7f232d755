/** A step or branch goes, and what went along with it is said, with the way back. */
import type { TFunction } from "i18next";

import type { Command } from "@/commands/history";
import { type GoneWith, goneWith } from "@/document/flow/gone-with";
import type { FlowDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { runWithUndo } from "../draft/with-undo";
import { nodeTitle } from "./node-words";

type T = TFunction<"designers">;

const NAMED = 3;

export function removeWithUndo(store: DraftStore<FlowDocument>, command: Command<FlowDocument>, name: string, t: T, removed?: string): void {
  const before = store.getState().history.present;
  const gone = goneWith(before, command.execute(before), removed);
  const parts = partsOf(gone, t);
  runWithUndo(store, command, parts ? t("gone.with", { name, parts }) : t("gone.said", { name }));
}

function partsOf({ steps, rights, actions, ways }: GoneWith, t: T): string {
  const first = steps.slice(0, NAMED).map((node) => nodeTitle(node, t)).join(t("condition.listJoin"));
  const names = steps.length > NAMED ? t("gone.more", { names: first }) : first;
  return [
    steps.length ? t("gone.steps", { count: steps.length, names }) : "",
    rights ? t("gone.rights", { count: rights }) : "",
    actions ? t("gone.actions", { count: actions }) : "",
    ways ? t("gone.ways", { count: ways }) : "",
  ].filter(Boolean).join(t("condition.listJoin"));
}
