/** The entry form: facts above, the grid as the page, live totals at the right, keys always visible below. */
import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { X } from "lucide-react";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FormDescriptor, RecordAnswer } from "@/api/types";
import { say } from "@/i18n";
import { toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { lazyPart } from "@/parts/lazy-part";
import { Tag } from "@/parts/status";
import { sectionsOf } from "@/runtime/record/sections-of";
import { titleOf } from "@/runtime/record/title";
import { usePhone } from "@/shell/use-screen";

import type { Draft } from "./draft";
import styles from "./form.module.css";
import { FormSections } from "./form-sections";
import { KeyBar } from "./key-bar";
import { useKeptDraft } from "./kept-draft";
import { createFormStore } from "./store";
import { useSave } from "./use-save";

/** Asked for at once, and never waited for: the fields come first. */
const EntryRail = lazyPart(async () => ({ default: (await import("./entry-rail")).EntryRail }));
const ConflictDialog = lazyPart(() => import("./conflict-dialog"));

interface EditorProps {
  app: string;
  descriptor: FormDescriptor;
  answer?: RecordAnswer;
  /** What fills a new record in, and what it holds then. */
  from?: string;
  filled?: Draft;
}

function useKeys(keys: Record<string, () => void>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const act = keys[event.shiftKey ? `shift+${event.key.toLowerCase()}` : event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      const box = event.target instanceof HTMLElement && event.target.closest(".ant-picker") ? event.target : null;
      box?.blur(); // a day typed into the calendar counts once it is left
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

export function Editor({ app, answer, from, ...given }: EditorProps) {
  /** A form published meanwhile does not take away what is being typed. */
  const [descriptor] = useState(given.descriptor);
  const [filled] = useState(given.filled);
  const { t } = useTranslation("runtime");
  const router = useRouter();
  const phone = usePhone();
  const record = answer?.record;
  const form = descriptor.document.key;
  const kept = useKeptDraft(app, form, record?.id, from);
  const store = useMemo(() => createFormStore({ app, descriptor, record }, kept.start ?? filled), [app, descriptor, record, kept.start, filled]);
  const state = useStore(store);
  const save = useSave({ app, descriptor, record, store, key: kept.idempotencyKey, onSaved: kept.forget });
  const [offered, setOffered] = useState(Boolean(kept.savedAt));
  const name = say(descriptor.document.name);
  const title = record ? titleOf(descriptor.document, record) : t("form.new", { name });

  const { keep, forgotten } = kept;
  useEffect(() => { store.start(); return store.stop; }, [store]);
  useEffect(() => { if (!record && state.past.length) keep(state.draft); }, [record, state.draft, state.past.length, keep]);
  const typed = useRef(false);
  typed.current = !record && state.past.length > 0;
  useEffect(() => () => { if (typed.current && !forgotten()) toast(t("form.keptForLater", { name })); }, [forgotten, name, t]);
  const body = useRef<HTMLDivElement>(null);
  const blank = useRef(!record && !phone);
  /** A new record is typed at once; on a phone the keyboard would cover it. */
  useEffect(() => { if (blank.current) body.current?.querySelector<HTMLElement>("input:enabled, textarea:enabled")?.focus({ preventScroll: true }); }, []);
  useEffect(() => { document.title = `${title} · Tenon`; }, [title]);
  useKeys({ s: () => void save.save(), enter: () => void (save.submit ? save.submit.run() : save.save()), z: state.undo, "shift+z": state.redo, y: state.redo });

  const back = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: "/apps/$app/forms/$form", params: { app, form } }));
  const hidden = (path: string) => descriptor.rights.fields?.[path] === "hidden" || answer?.access.fields[path] === "hidden";
  const locked = (path: string) => answer?.access.fields[path] === "read" || descriptor.rights.fields?.[path] === "read";
  const sections = sectionsOf(descriptor);
  const bill = sections.find((section) => section.style === "amounts");
  const wrong = Object.keys(state.draft.problems).length;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <button type="button" className={styles.close} aria-label={t("common:close")} onClick={back}><Icon as={X} size={18} /></button>
        <h1>{title}</h1>
        {kept.keptAt ? <span className={styles.desktop}><Tag>{t("form.kept", { time: kept.keptAt })}</Tag></span> : null}
        {wrong ? <span role="alert"><Tag tone="danger">{t("common:error.several", { count: wrong })}</Tag></span> : null}
        <div className={styles.actions}>
          <Button type={save.submit ? "default" : "primary"} onClick={() => void save.save()} loading={save.busy === "save"} disabled={save.busy !== ""}>{record ? t("common:save") : save.submit ? t("form.saveDraft") : t("form.save", { name })}{phone ? null : <KeyCap>Ctrl S</KeyCap>}</Button>
          {save.submit ? <Button type="primary" onClick={() => void save.submit?.run()} loading={save.busy === "submit"} disabled={save.busy !== ""}>{save.submit.label}{phone ? null : <KeyCap>Ctrl ↵</KeyCap>}</Button> : null}
        </div>
      </header>
      {offered ? (
        <p className={styles.offer} role="status">{t("form.restored", { time: kept.savedAt })}<button type="button" onClick={() => { setOffered(false); kept.discard(); }}>{t("form.discard")}</button></p>
      ) : null}
      <div className={styles.columns}>
        <div ref={body} className={styles.scroll}>
          <FormSections app={app} descriptor={descriptor} store={store} sections={sections.filter((section) => section !== bill)} hidden={hidden} locked={locked} recordId={record?.id} asked={save.submit?.asks} />
        </div>
        <Suspense><EntryRail app={app} descriptor={descriptor} store={store} bill={bill} hidden={hidden} locked={locked} recordId={record?.id}/></Suspense>
      </div>
      {phone ? null : <KeyBar />}
      <Suspense>{save.conflict ? <ConflictDialog descriptor={descriptor} mine={state.draft} before={store.before} conflict={save.conflict} onResolve={save.resolve} onClose={save.dropConflict} /> : null}</Suspense>
    </div>
  );
}
