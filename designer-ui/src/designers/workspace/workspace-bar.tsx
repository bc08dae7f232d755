/** The bar over every designer: where one is, the tabs, whether the draft is kept, back and forward, publish. */
import { Button } from "antd";
import { ChevronLeft, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { shortTime } from "@/i18n/format";

import { settle } from "../draft/settle";
import type { DraftStore, SaveState } from "../draft/store";
import { useDraft } from "../draft/use-draft";

export interface WorkspaceTab {
  key: string;
  label: string;
  mark?: "error" | "warning";
}

interface Props {
  appName: string;
  title: string;
  onBack: () => void;
  version: ReactNode;
  tabs: WorkspaceTab[];
  tab: string;
  onTab: (tab: string) => void;
  history: ReactNode;
  actions: ReactNode;
}

export function WorkspaceBar({ appName, title, onBack, version, tabs, tab, onTab, history, actions }: Props) {
  const { t } = useTranslation("designers");
  return (
    <header className="dz-bar">
      <div className="dz-bar-side">
        <Button type="text" aria-label={t("bar.back")} icon={<ChevronLeft size={18} />} onClick={onBack} />
        <span className="dz-bar-app">{appName}</span>
        <span className="dz-bar-slash" aria-hidden>/</span>
        <h1>{title}</h1>
        {version}
      </div>
      <nav className="dz-tabs" aria-label={t("bar.parts")}>
        {tabs.map((each) => (
          <button key={each.key} type="button" aria-current={each.key === tab ? "page" : undefined} onClick={() => onTab(each.key)}>
            {each.label}
            {each.mark ? <span className={`dz-mark dz-mark-${each.mark}`} role="img" aria-label={t(`bar.${each.mark}`)} /> : null}
          </button>
        ))}
      </nav>
      <div className="dz-bar-side dz-bar-end">
        {history}
        {actions}
      </div>
    </header>
  );
}

const SAVE_WORDS: Record<SaveState, string> = {
  clean: "save.clean", waiting: "save.waiting", saving: "save.saving", saved: "save.saved", failed: "save.failed", away: "save.away", conflict: "save.conflict",
};

export function VersionTag<D>({ store }: { store: DraftStore<D> }) {
  const { t } = useTranslation("designers");
  const version = useDraft(store, (draft) => draft.version);
  const changed = useDraft(store, (draft) => draft.published !== draft.history.present);
  const words = [version === null ? t("bar.new") : `v${version}`, ...(changed ? [t("bar.draft")] : [])];
  return <span className="dz-tag">{words.join(" · ")}</span>;
}

/** Draft state, undo and redo of the document in front; Ctrl-Z and Ctrl-Shift-Z work outside text fields. */
export function HistoryButtons<D>({ store }: { store: DraftStore<D> }) {
  const { t } = useTranslation("designers");
  const save = useDraft(store, (draft) => draft.save);
  const savedAt = useDraft(store, (draft) => draft.savedAt);
  const message = useDraft(store, (draft) => draft.message);
  const back = useDraft(store, (draft) => draft.history.past.at(-1)?.name);
  const forward = useDraft(store, (draft) => draft.history.future[0]?.name);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const target = event.target as HTMLElement | null;
      const typing = target?.closest("input, textarea, [contenteditable=true]");
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        void store.getState().flush();
      } else if (!typing && key === "z") {
        event.preventDefault();
        if (event.shiftKey) store.getState().redo();
        else store.getState().undo();
      } else if (!typing && key === "y") {
        event.preventDefault();
        store.getState().redo();
      }
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  }, [store]);
  const time = savedAt ? shortTime(savedAt.toISOString()) : "";
  const undoLabel = back ? t("bar.undo", { what: t(`command.${back}` as never) }) : t("bar.undoNothing");
  const redoLabel = forward ? t("bar.redo", { what: t(`command.${forward}` as never) }) : t("bar.redoNothing");
  return (
    <>
      <span className={save === "failed" || save === "conflict" ? "dz-error" : save === "away" ? "dz-warn" : "dz-hint"} role="status" title={message}>
        {t(SAVE_WORDS[save] as never, { time }) as string}
      </span>
      {save === "conflict" ? <Button size="small" danger onClick={() => void settle(store)}>{t("save.settle")}</Button> : null}
      <Button title={undoLabel} type="text" aria-label={undoLabel} disabled={!back} icon={<Undo2 size={16} />} onClick={() => store.getState().undo()} />
      <Button title={redoLabel} type="text" aria-label={redoLabel} disabled={!forward} icon={<Redo2 size={16} />} onClick={() => store.getState().redo()} />
    </>
  );
}
