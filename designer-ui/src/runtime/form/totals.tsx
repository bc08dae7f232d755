/** The bill at the right of the entry form, alive while lines are typed; its own amounts are entered in it. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FieldDocument, FormDescriptor, LayoutSection } from "@/api/types";
import { say } from "@/i18n";
import { isComputed } from "@/kinds/registry";
import { MoneyBox } from "@/runtime/record/money-box";

import { fieldStates } from "./compute";
import styles from "./form.module.css";
import { FormField } from "./form-field";
import type { FormStore } from "./store";

interface TotalsProps {
  app: string;
  descriptor: FormDescriptor;
  store: FormStore;
  section: LayoutSection;
  hidden: (path: string) => boolean;
  locked: (path: string) => boolean;
  recordId?: number;
}

export function Totals({ app, descriptor, store, section, hidden, locked, recordId }: TotalsProps) {
  const { t } = useTranslation("runtime");
  const draft = useStore(store, (state) => state.draft);
  const asking = useStore(store, (state) => state.asking);
  const states = useMemo(() => fieldStates(descriptor, draft), [descriptor, draft]);
  const { document } = descriptor;
  const items = section.items.filter((item) => item.field && !hidden(item.field) && states[item.field]?.visible);
  const input = (field: FieldDocument) =>
    isComputed(field) || states[field.key]?.readonly || locked(field.key) ? null : (
      <FormField key={field.key} app={app} form={document.key} field={field} store={store} required={Boolean(states[field.key]?.required)} readonly={false} recordId={recordId} />
    );
  return (
    <>
      <h2>{say(section.name)}</h2>
      <MoneyBox descriptor={descriptor} values={draft.values} items={items} tall input={input} />
      <p className={styles.asking} aria-live="polite">{asking ? t("form.asking") : ""}</p>
    </>
  );
}
