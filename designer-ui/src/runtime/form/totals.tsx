/** The bill at the right of the entry form, alive while lines are typed. */
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FormDescriptor, LayoutSection } from "@/api/types";
import { say } from "@/i18n";
import { MoneyBox } from "@/runtime/record/money-box";

import styles from "./form.module.css";
import type { FormStore } from "./store";

export function Totals({ descriptor, store, section }: { descriptor: FormDescriptor; store: FormStore; section: LayoutSection }) {
  const { t } = useTranslation("runtime");
  const draft = useStore(store, (state) => state.draft);
  const asking = useStore(store, (state) => state.asking);
  const items = section.items.filter((item) => item.field && descriptor.rights.fields?.[item.field] !== "hidden");
  return (
    <>
      <h2>{say(section.name)}</h2>
      <MoneyBox document={descriptor.document} values={draft.values} items={items} tall />
      <p className={styles.asking} aria-live="polite">{asking ? t("form.asking") : ""}</p>
    </>
  );
}
