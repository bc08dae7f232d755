/** What stands beside the entry form: the bill, and below it the panels of the form, loaded when there are any. */
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, LayoutSection } from "@/api/types";
import { say } from "@/i18n";
import type { DraftedAs } from "@/parts/drafted";
import { lazyPart } from "@/parts/lazy-part";

import styles from "./form.module.css";
import type { FormStore } from "./store";
import { Totals } from "./totals";

const Panels = lazyPart(() => import("./panels"));

interface EntryRailProps {
  app: string;
  descriptor: FormDescriptor;
  store: FormStore;
  bill: LayoutSection | undefined;
  hidden: (path: string) => boolean;
  locked: (path: string) => boolean;
  recordId?: number;
  drafted?: DraftedAs;
}

export function EntryRail({ app, descriptor, store, bill, hidden, locked, recordId, drafted }: EntryRailProps) {
  const { t } = useTranslation("runtime");
  const panels = descriptor.document.panels?.length;
  if (!bill && !panels) return null;
  return (
    <aside className={styles.rail} aria-label={bill ? say(bill.name) : t("panels.label")}>
      {bill ? <Totals app={app} descriptor={descriptor} store={store} section={bill} hidden={hidden} locked={locked} recordId={recordId} /> : null}
      {panels ? <Suspense><Panels app={app} descriptor={descriptor} store={store} recordId={recordId} drafted={drafted} /></Suspense> : null}
    </aside>
  );
}
