/** Two people changed the same draft: who saves second reads what the first wrote and says which one counts. */
import i18next from "i18next";

import { ask, toastError } from "@/parts/feedback";
import { readDocument } from "../api/documents";
import type { DraftStore } from "./store";

export async function settle<D>(store: DraftStore<D>): Promise<void> {
  const { app, kind, key } = store.getState();
  const state = await readDocument<D>(app, kind, key).catch(toastError);
  const body = state && (state.draft ?? state.published?.body);
  if (!body) return;
  const theirs = { body, rev: state.draft_rev };
  ask({
    title: i18next.t("designers:save.otherTitle"),
    content: i18next.t("designers:save.otherText"),
    okText: i18next.t("designers:save.useTheirs"),
    cancelText: i18next.t("designers:save.useMine"),
    onOk: () => store.getState().settle(theirs, false),
    onCancel: () => store.getState().settle(theirs, true),
  });
}
