/** The store of a document, loaded on first use and shared until the page is left. */
import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStore } from "zustand";

import i18next from "i18next";

import { queryClient } from "@/api/queries";
import { ask, toast } from "@/parts/feedback";
import type { DocumentState } from "../api/documents";
import { documentQuery } from "../api/documents";
import { forgetOnDevice, keptOnDevice } from "./kept";
import type { Draft, DraftStore, SaveState } from "./store";
import { createDraft } from "./store";

const open = new Map<string, DraftStore<unknown>>();

const nameOf = (app: string, kind: string, key: string) => `${app}/${kind}/${key}`;

export function openDrafts(app: string): DraftStore<unknown>[] {
  return [...open.entries()].filter(([name]) => name.startsWith(`${app}/`)).map(([, store]) => store);
}

/** Forget stores whose page was left; what waits is written first, and who comes back reads it anew. */
export function closeDrafts(): void {
  for (const store of open.values()) {
    const { app, kind, key, flush } = store.getState();
    const forget = () => queryClient.removeQueries({ queryKey: ["document", app, kind, key] });
    forget();
    void flush().finally(() => open.has(nameOf(app, kind, key)) || forget());
  }
  open.clear();
}

/** What was typed a moment ago is on the server before somebody else changes the document there. */
export async function flushDraft(app: string, kind: string, key: string): Promise<void> {
  await open.get(nameOf(app, kind, key))?.getState().flush();
}

export function forgetDraft(app: string, kind: string, key: string): void {
  open.delete(nameOf(app, kind, key));
  forgetOnDevice(app, kind, key);
  queryClient.removeQueries({ queryKey: ["document", app, kind, key] });
}

export interface Loaded<D> {
  store: DraftStore<D> | undefined;
  error: Error | null;
}

export function useDraftStore<D>(app: string, kind: string, key: string): Loaded<D> {
  const { stores, error } = useDraftStores<D>(app, kind, key === "" ? [] : [key]);
  return { store: stores[0], error };
}

/** Several documents that one screen edits side by side; a store is missing until its document has come. */
export function useDraftStores<D>(app: string, kind: string, keys: string[]): { stores: (DraftStore<D> | undefined)[]; error: Error | null } {
  const stores = keys.map((key) => open.get(nameOf(app, kind, key)) as DraftStore<D> | undefined);
  const loaded = useQueries({ queries: keys.map((key, index) => ({ ...documentQuery<D>(app, kind, key), enabled: stores[index] === undefined })) });
  const [, redraw] = useState(0);
  useEffect(() => {
    const missing = keys.filter((_, index) => stores[index] === undefined);
    keys.forEach((key, index) => {
      const data = loaded[index]?.data;
      if (!data || open.has(nameOf(app, kind, key))) return;
      const store = reopened(app, kind, key, data);
      open.set(nameOf(app, kind, key), store as DraftStore<unknown>);
      // The table of rights opens every role at once; what was published of them was sound.
      if (data.draft || kind !== "role") void store.getState().check();
    });
    if (missing.some((key) => open.has(nameOf(app, kind, key)))) redraw((n) => n + 1);
  }, [app, kind, keys, stores, loaded]);
  return { stores, error: loaded.find((each) => each.error)?.error ?? null };
}

/** With what this device kept since the server was last reached, where nobody changed the draft meanwhile; else who opens it says which one counts. */
export function reopened<D>(app: string, kind: string, key: string, data: DocumentState<D>): DraftStore<D> {
  const kept = keptOnDevice<D>(app, kind, key);
  const known = JSON.stringify(data.draft ?? data.published?.body);
  if (!kept || JSON.stringify(kept.body) === known) {
    if (kept) forgetOnDevice(app, kind, key);
    return createDraft(app, kind, key, data);
  }
  if (kept.rev === data.draft_rev) {
    const store = createDraft(app, kind, key, data, kept);
    toast(i18next.t("designers:save.restored"));
    void store.getState().flush();
    return store;
  }
  const store = createDraft(app, kind, key, data);
  ask({
    title: i18next.t("designers:save.twoTitle"),
    content: i18next.t("designers:save.twoText"),
    okText: i18next.t("designers:save.useKept"),
    cancelText: i18next.t("designers:save.useServer"),
    onOk: () => store.getState().run({ name: "restore_kept", execute: () => kept.body }),
    onCancel: () => forgetOnDevice(app, kind, key),
  });
  return store;
}

const KEPT_THERE = new Set<SaveState>(["clean", "saved"]);

/** A page that is closed before the next save loses nothing. */
window.addEventListener("pagehide", () => {
  for (const store of open.values()) if (!KEPT_THERE.has(store.getState().save)) store.getState().keep();
});

export function useDraft<D, T>(store: DraftStore<D>, select: (draft: Draft<D>) => T): T {
  return useStore(store, select);
}
