/** The panels beside the entry form: credit, what is overdue, the last orders; folded on a phone. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";

import { type PanelData, readPanels } from "@/api/panels";
import type { FormDescriptor, PanelDocument } from "@/api/types";
import { say } from "@/i18n";
import type { DraftedAs } from "@/parts/drafted";
import { usePhone } from "@/shell/use-screen";

import { payloadOf } from "./draft";
import { PanelCard } from "./panel-card";
import { besideKey, idOf, panelInputs } from "./panel-inputs";
import type { FormStore } from "./store";

interface PanelsProps {
  app: string;
  descriptor: FormDescriptor;
  store: FormStore;
  recordId?: number;
  drafted?: DraftedAs;
}

const SOON = 350;

/** A value that has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SOON);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The values beside the lines are put into the lines themselves, where the grid draws them like computed ones. */
function putBeside(store: FormStore, panels: readonly PanelDocument[], found: readonly PanelData[]): void {
  for (const panel of panels) {
    if (panel.kind !== "beside" || !panel.table || !panel.match) continue;
    const values = new Map((found.find((one) => one.id === panel.id)?.values ?? []).map((one) => [one.id, one.value]));
    const key = besideKey(panel);
    const { draft } = store.getState();
    const lines = (draft.lines[panel.table] ?? []).map((line) => {
      const value = values.get(idOf(line[panel.match!]) as number) ?? null;
      return (line[key] ?? null) === value ? line : { ...line, [key]: value };
    });
    if (lines.some((line, index) => line !== draft.lines[panel.table!]![index])) store.setState({ draft: { ...draft, lines: { ...draft.lines, [panel.table]: lines } } });
  }
}

export default function Panels({ app, descriptor, store, recordId, drafted }: PanelsProps) {
  const phone = usePhone();
  const draft = useStore(store, (state) => state.draft);
  const { document } = descriptor;
  const panels = useMemo(() => document.panels ?? [], [document]);
  const inputs = useSettled(JSON.stringify(panelInputs(document, draft)));
  const { data } = useQuery({
    queryKey: ["panels", app, document.key, recordId, drafted, inputs],
    queryFn: () => readPanels(app, document.key, { values: payloadOf(document, store.getState().draft, store.before), ...(recordId ? { id: recordId } : {}) }, drafted),
    placeholderData: keepPreviousData, staleTime: 30_000,
  });
  useEffect(() => { if (data) putBeside(store, panels, data); }, [data, panels, store]);
  return panels.map((panel) => {
    const found = data?.find((one) => one.id === panel.id);
    if (!found || panel.kind === "beside") return null;
    return <PanelCard key={panel.id} title={say(panel.title)} data={found} open={!phone} />;
  });
}
