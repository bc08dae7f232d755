/** How many of the records that are there break the chosen condition as it stands in the draft. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { RotateCw, ShieldCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
import type { FormDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { Waiting } from "../workspace/waiting";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  /** The invariant or constraint. */
  id: string;
  wrong: boolean;
}

export function BreakingCount({ app, store, id, wrong }: Props) {
  const { t } = useTranslation("designers");
  const { key } = store.getState();
  const rev = useDraft(store, (draft) => draft.rev);
  const waiting = useDraft(store, (draft) => draft.save === "waiting" || draft.save === "saving");
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["breaking", app, key, id, rev],
    queryFn: ({ signal }) => answerOf(server.GET("/apps/{app}/forms/{form}/breaking", { params: { path: { app, form: key }, query: { of: id } }, signal })),
    enabled: !wrong && !waiting, retry: false, gcTime: 0,
    placeholderData: (last, query) => (query?.queryKey[3] === id ? keepPreviousData(last) : undefined),
  });
  return (
    <>
      <header className="pn-look-head"><h2>{t("check.now")}</h2><Button type="text" size="small" aria-label={t("check.again")} title={t("check.again")} loading={isFetching} icon={<RotateCw size={14} />} onClick={() => void refetch()} /></header>
      <div role="status" aria-live="polite">
        {wrong ? <p className="dz-error">{t("check.broken")}</p> : error ? <p className="dz-error">{error.message}</p> : !data ? <Waiting />
          : data.why ? <p className="dz-hint">{data.why}</p>
          : data.count ? <p className="ck-count ck-bad"><TriangleAlert size={18} aria-hidden /><strong>{t("check.breaks", { count: data.count })}</strong></p>
          : <p className="ck-count ck-good"><ShieldCheck size={18} aria-hidden /><strong>{t("check.allHold")}</strong></p>}
      </div>
      {data?.records.length && !wrong ? (
        <ul className="ck-records">
          {data.records.map((record, index) => (
            <li key={`${record.id}/${index}`}>
              <a href={`/apps/${app}/forms/${key}/${record.id}`} target="_blank" rel="noreferrer">{record.title}</a>
              <span className="dz-hint">{record.values.map((each) => `${each.name} ${each.value}`).join(t("condition.listJoin"))}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="dz-hint">{t("check.nowHint")}</p>
    </>
  );
}
