/** The store of a document, loaded on first use and shared until the page is left. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStore } from "zustand";

import { queryClient } from "@/api/queries";
import { documentQuery } from "../api/documents";
import type { Draft, DraftStore } from "./store";
import { createDraft } from "./store";

const open = new Map<string, DraftStore<unknown>>();

const nameOf = (app: string, kind: string, key: string) => `${app}/${kind}/${key}`;

export function openDrafts(app: string): DraftStore<unknown>[] {
  return [...open.entries()].filter(([name]) => name.startsWith(`${app}/`)).map(([, store]) => store);
}

/** Forget stores whose page was left; what waits is written first. */
export function closeDrafts(): void {
  for (const store of open.values()) void store.getState().flush();
  open.clear();
}

export function forgetDraft(app: string, kind: string, key: string): void {
  open.delete(nameOf(app, kind, key));
  queryClient.removeQueries({ queryKey: ["document", app, kind, key] });
}

export interface Loaded<D> {
  store: DraftStore<D> | undefined;
  error: Error | null;
}

export function useDraftStore<D>(app: string, kind: string, key: string): Loaded<D> {
  const name = nameOf(app, kind, key);
  const known = open.get(name) as DraftStore<D> | undefined;
  const loaded = useQuery({ ...documentQuery<D>(app, kind, key), enabled: known === undefined && key !== "" });
  const [, redraw] = useState(0);
  useEffect(() => {
    if (open.has(name) || !loaded.data || key === "") return;
    open.set(name, createDraft<D>(app, kind, key, loaded.data) as DraftStore<unknown>);
    redraw((n) => n + 1);
  }, [app, kind, key, name, loaded.data]);
  return { store: known, error: loaded.error };
}

export function useDraft<D, T>(store: DraftStore<D>, select: (draft: Draft<D>) => T): T {
  return useStore(store, select);
}
