/** The right side: the way through approval with its reasons, and the log of every change. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { relatedQuery, timelineQuery } from "@/api/records";
import { Empty } from "@/parts/empty";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { SkeletonRows } from "@/parts/skeleton";
import { Timeline } from "@/parts/timeline";
import { quantity } from "@/i18n/format";
import { fieldAt } from "@/kinds/fields-of";
import { textOf } from "@/kinds/fields/text";
import { kindOf } from "@/kinds/registry";

import styles from "./record.module.css";
import type { RecordProps } from "./shared";
import { isEntered, storyOf } from "./story";

const Related = lazyPart(() => import("./related"));

type Tab = "flow" | "log" | "related";

export function Rail({ app, form, id, answer, descriptor }: RecordProps) {
  const { t } = useTranslation("runtime");
  const { data, error, refetch } = useQuery(timelineQuery(app, form, id));
  const waiting = answer.flow?.instances.flatMap((instance) => instance.waiting) ?? [];
  const entered = (key: string) => {
    const field = fieldAt(descriptor.document, key);
    return field !== undefined && isEntered(field);
  };
  const { told, holding } = storyOf(data ?? [], waiting, entered);
  const show = (key: string, value: unknown) => {
    const field = fieldAt(descriptor.document, key);
    return field ? kindOf(field, value).text(value, field) : textOf(value);
  };
  const related = useQuery(relatedQuery(app, form, id)).data ?? [];
  const total = related.reduce((sum, group) => sum + group.count.n, 0);
  const [chosen, setTab] = useState<Tab>("flow");
  const tab = chosen === "related" && !related.length ? "flow" : chosen;
  return (
    <>
      <div className={styles.railTabs} role="tablist">
        <button type="button" role="tab" aria-selected={tab === "flow"} onClick={() => setTab("flow")}>{t("record.story")}</button>
        <button type="button" role="tab" aria-selected={tab === "log"} onClick={() => setTab("log")}>{t("record.log")}{data ? <small>{data.length}</small> : null}</button>
        {related.length ? <button type="button" role="tab" aria-selected={tab === "related"} onClick={() => setTab("related")}>{t("record.related")}<small>{quantity(total)}{related.some((group) => group.count.more) ? "+" : ""}</small></button> : null}
      </div>
      <div className={styles.railBody} role="tabpanel">
        {tab === "related" ? <Suspense fallback={<SkeletonRows rows={5} height={48} />}><Related groups={related} id={id} /></Suspense> : null}
        {tab !== "related" && error && !data ? <ProblemView compact error={error} onRetry={() => void refetch()} /> : null}
        {data || error ? null : <SkeletonRows rows={5} height={48} />}
        {data && tab === "flow" ? <Timeline items={told} holding={holding} show={show} /> : null}
        {data && tab === "log" ? <Timeline items={data} holding={[]} show={show} /> : null}
        {tab !== "related" && data?.length === 0 && waiting.length === 0 ? <Empty compact title={t("record.noStory")} /> : null}
      </div>
    </>
  );
}
