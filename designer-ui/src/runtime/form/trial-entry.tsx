/** The entry form to try out: it computes, asks and checks like the real one, and keeps nothing. */
import { Button } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import { ApiError } from "@/api/errors";
import type { FormDescriptor } from "@/api/types";
import type { DraftedAs } from "@/parts/drafted";
import { toast } from "@/parts/feedback";
import { Tag } from "@/parts/status";
import { sectionsOf } from "@/runtime/record/sections-of";
import { usePhone } from "@/shell/use-screen";

import { EntryRail } from "./entry-rail";
import styles from "./form.module.css";
import { FormSections } from "./form-sections";
import { KeyBar } from "./key-bar";
import { createFormStore } from "./store";

interface TrialEntryProps {
  app: string;
  descriptor: FormDescriptor;
  drafted: DraftedAs;
  name: string;
}

export function TrialEntry({ app, descriptor, drafted, name }: TrialEntryProps) {
  const { t } = useTranslation("runtime");
  const phone = usePhone();
  const [{ draft, role }] = useState(drafted);
  const store = useMemo(() => createFormStore({ app, descriptor, drafted: role ? { draft, role } : { draft } }), [app, descriptor, draft, role]);
  const wrong = useStore(store, (state) => Object.keys(state.draft.problems).length);
  const [busy, setBusy] = useState(false);
  useEffect(() => { store.start(); return store.stop; }, [store]);

  const check = async () => {
    setBusy(true);
    try {
      const errors = await store.check();
      store.showErrors(new ApiError(422, { errors }));
      if (errors.length === 0) toast(t("trial.fine"));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), "danger");
    } finally {
      setBusy(false);
    }
  };
  const hidden = (path: string) => descriptor.rights.fields?.[path] === "hidden";
  const locked = (path: string) => descriptor.rights.fields?.[path] === "read";
  const sections = sectionsOf(descriptor);
  const bill = sections.find((section) => section.style === "amounts");
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t("form.new", { name })}</h1>
        <span className={styles.desktop}><Tag>{t("trial.unsaved")}</Tag></span>
        {wrong ? <span role="alert"><Tag tone="danger">{t("common:error.several", { count: wrong })}</Tag></span> : null}
        <div className={styles.actions}><Button loading={busy} onClick={() => void check()}>{t("trial.check")}</Button></div>
      </header>
      {descriptor.rights.create ? null : <p className={styles.offer} role="status">{t("trial.noCreate")}</p>}
      <div className={styles.columns}>
        <div className={styles.scroll}>
          <FormSections app={app} descriptor={descriptor} store={store} sections={sections.filter((section) => section !== bill)} hidden={hidden} locked={locked} />
        </div>
        <EntryRail app={app} descriptor={descriptor} store={store} bill={bill} hidden={hidden} locked={locked} drafted={role ? { draft, role } : { draft }} />
      </div>
      {phone ? null : <KeyBar />}
    </div>
  );
}
