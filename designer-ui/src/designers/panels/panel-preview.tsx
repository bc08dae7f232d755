/** The panels of the draft with the numbers of a real record, drawn as people get them while they enter one. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { readPanels } from "@/api/panels";
import { meQuery } from "@/api/queries";
import { recordsQuery } from "@/api/records";
import type { FormDocument } from "@/document/types";
import { say } from "@/i18n";
import { showIn } from "@/i18n/format";
import { PanelCard } from "@/runtime/form/panel-card";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { Waiting } from "../workspace/waiting";

const DRAFTED = { draft: "1" } as const;
const SAMPLES = 20;

export default function PanelPreview({ app, store, form }: { app: string; store: DraftStore<FormDocument>; form: FormDocument }) {
  const { t } = useTranslation("designers");
  const rev = useDraft(store, (draft) => draft.rev);
  const me = useQuery(meQuery).data;
  if (me) showIn(me.tenant.timezone);
  const [chosen, setChosen] = useState<number>();
  const title = form.title ?? "";
  const samples = useInfiniteQuery(recordsQuery(app, form.key, { sort: "-id", ...(title ? { fields: title } : {}) }, SAMPLES)).data?.pages[0]?.items ?? [];
  const record = chosen ?? (samples[0]?.id as number | undefined);
  const { data, error } = useQuery({
    queryKey: ["panel-sample", app, form.key, rev, record],
    queryFn: () => readPanels(app, form.key, { values: {}, id: record }, DRAFTED),
    enabled: record !== undefined, placeholderData: keepPreviousData, gcTime: 0, retry: false,
  });
  const panels = (form.panels ?? []).map((panel) => ({ panel, data: data?.find((each) => each.id === panel.id) }));
  const wrong = error instanceof ApiError && error.status === 422;
  return (
    <>
      <header className="pn-look-head">
        <h2>{t("panel.preview")}</h2>
        <Select size="small" aria-label={t("panel.sample")} showSearch={{ optionFilterProp: "label" }} placeholder={t("panel.sample")} value={record} options={samples.map((each) => ({ value: each.id as number, label: String(each[title] ?? `#${String(each.id)}`) }))} onChange={setChosen} />
      </header>
      <p className="dz-hint">{t("panel.previewHint")}</p>
      {error ? <p className="dz-error" role="alert">{wrong ? t("panel.broken") : error.message}</p> : null}
      {panels.length && record !== undefined && !(error && !data) ? <div className="pn-rail" inert>
        {data ? null : <Waiting />}
        {panels.map(({ panel, data: found }) => found?.values?.length ? <p key={panel.id}>{t("panel.besideFound", { name: say(panel.title), count: found.values.length })}</p>
          : found && !found.values ? <PanelCard key={panel.id} title={say(panel.title)} data={found} open />
          : data && !wrong ? <p key={panel.id} className="dz-hint">{t("panel.nothing", { name: say(panel.title) })}</p> : null)}
      </div> : null}
    </>
  );
}
