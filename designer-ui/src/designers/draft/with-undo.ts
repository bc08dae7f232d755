/** An act on a draft that can be taken back from the words that tell of it. */
import i18next from "i18next";

import type { Command } from "@/commands/history";
import { toast, toastWithUndo } from "@/parts/feedback";
import type { DraftStore } from "./store";

export function runWithUndo<D>(store: DraftStore<D>, command: Command<D>, said: string): void {
  const before = store.getState().history.present;
  store.getState().run(command);
  const after = store.getState().history.present;
  if (after === before) return;
  toastWithUndo(said, i18next.t("common:undo"), async () => {
    // What was changed since must not be lost with it: the bar takes back one step after the other.
    if (store.getState().history.present === after) store.getState().undo();
    else toast(i18next.t("designers:removal.changedSince"), "warning");
  });
}
