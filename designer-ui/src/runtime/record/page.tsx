/** One record: who, how much, what and where at one look; what may be done with it; how it came here. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formQuery } from "@/api/queries";
import { recordQuery } from "@/api/records";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { rememberVisit } from "@/runtime/workbench/visits";
import { useNoRail } from "@/shell/use-screen";

import { Body } from "./body";
import { Header } from "./header";
import { isMissing, RecordMissing } from "./missing";
import { Rail } from "./rail";
import styles from "./record.module.css";
import { Steps } from "./steps";
import { titleOf } from "./title";

const Drawer = lazyPart(() => import("antd/es/drawer"));
const route = getRouteApi("/shell/apps/$app/forms/$form/$id");

export default function RecordPage() {
  const { app, form, id } = route.useParams();
  const { t } = useTranslation("runtime");
  const descriptor = useQuery(formQuery(app, form));
  const answer = useQuery(recordQuery(app, form, id));
  const noRail = useNoRail();
  const [railOpen, setRailOpen] = useState(false);
  const title = descriptor.data && answer.data ? titleOf(descriptor.data.document, answer.data.record) : "";
  useEffect(() => {
    if (!descriptor.data || !answer.data) return;
    document.title = `${title} · Tenon`;
    rememberVisit(app, descriptor.data.document, answer.data.record);
  }, [app, descriptor.data, answer.data, title]);

  const error = descriptor.error ?? answer.error;
  if (descriptor.data && !answer.data && isMissing(answer.error)) return <RecordMissing app={app} form={form} descriptor={descriptor.data} />;
  if (error && !(descriptor.data && answer.data)) return <ProblemView error={error} onRetry={() => { void descriptor.refetch(); void answer.refetch(); }} />;
  if (!descriptor.data || !answer.data) return <SkeletonPage />;
  const shared = { app, form, id, descriptor: descriptor.data, answer: answer.data };
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Header {...shared} title={title} onRail={noRail ? () => setRailOpen(true) : undefined} />
        <Steps {...shared} />
      </div>
      <div className={styles.columns}>
        <div className={styles.scroll}><Body {...shared} /></div>
        {noRail ? (
          <Suspense>{railOpen ? <Drawer open onClose={() => setRailOpen(false)} title={t("record.progress")} size={360} styles={{ body: { padding: 0 } }}><Rail {...shared} /></Drawer> : null}</Suspense>
        ) : (
          <aside className={styles.rail} aria-label={t("record.progress")}><Rail {...shared} /></aside>
        )}
      </div>
    </div>
  );
}
