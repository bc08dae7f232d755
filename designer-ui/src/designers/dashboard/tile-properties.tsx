/** How the selected tile looks and what it shows: chart kind, order, how many, place by buttons. */
import { useQuery } from "@tanstack/react-query";
import { Checkbox, Select } from "antd";
import Input from "antd/es/input/Input";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { useMode } from "@/theme/mode";
import { dashboardCommands as commands } from "@/commands/dashboard";
import type { DashboardDocument, Options, Tile } from "@/document/types";
import type { KindInfo } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { PlaceButtons } from "../grid/place-buttons";
import { iconOf } from "../icons";
import { CountInput } from "../properties/count-input";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import type { DatasetInfo } from "./dataset";
import { measureKey, tileQuery } from "./dataset";

interface Props {
  tile: Tile;
  store: DraftStore<DashboardDocument>;
  dataset: DatasetInfo | undefined;
  charts: KindInfo[];
}

/** Lying bars are the bar chart turned; people see two kinds. */
const HORIZONTAL = "hbar";

export default function TileProperties({ tile, store, dataset, charts }: Props) {
  const { t } = useTranslation("designers");
  const dark = useMode((mode) => mode.shown) === "dark";
  const answer = useQuery(tileQuery(tile, dark)).data;
  const run = store.getState().run;
  const kind = tile.view.kind === "bar" && tile.view.orientation === "horizontal" ? HORIZONTAL : tile.view.kind;
  const offered = charts.flatMap((each) => (each.key === "bar" ? ["bar", HORIZONTAL] : [each.key]));
  const query = (changes: Options) => run(commands.setQuery(tile.id, changes));
  const choose = (next: string) => run(commands.setTile(tile.id, { view: next === HORIZONTAL ? { kind: "bar", orientation: "horizontal" } : { kind: next } }));
  const sort = (tile.query.sort as { by: string; desc?: boolean }[] | undefined)?.[0];
  const limit = tile.query.limit as { n: number; others?: boolean } | undefined;
  const measures = (tile.query.measures ?? []).map(measureKey).map((key) => ({ value: key, label: say(dataset?.measures.find((each) => each.key === key)?.name) }));
  return (
    <>
      <div className="dz-props-head"><h2>{say(tile.title) || t("dashboard.tile")}</h2><span className="dz-hint">{t("dashboard.tile")}</span></div>
      <Told at="title"><TextField label={t("dashboard.title")} value={tile.title} onChange={(title) => run(commands.setTile(tile.id, { title }))} /></Told>
      <div className="fl-block">
        <span>{t("dashboard.chart")}</span>
        <div className="db-charts" role="radiogroup" aria-label={t("dashboard.chart")}>
          {offered.map((each) => {
            const Icon = iconOf(each);
            return (
              <button key={each} type="button" role="radio" aria-checked={each === kind} onClick={() => choose(each)}>
                <Icon size={16} aria-hidden />
                {t(`dashboard.charts.${each}` as never, { defaultValue: say(charts.find((chart) => chart.key === each)?.name) }) as string}
              </button>
            );
          })}
        </div>
      </div>
      <div className="dz-prop">
        <span>{t("dashboard.sort")}</span>
        <Select aria-label={t("dashboard.sort")} allowClear placeholder={t("dashboard.sortNone")} value={sort ? `${sort.by}:${sort.desc ? "desc" : "asc"}` : undefined}
          options={measures.flatMap((each) => [{ value: `${each.value}:desc`, label: `${each.label} ${t("dashboard.sortDesc")}` }, { value: `${each.value}:asc`, label: `${each.label} ${t("dashboard.sortAsc")}` }])}
          onChange={(next: string | undefined) => query({ sort: next ? [{ by: next.split(":")[0], desc: next.endsWith(":desc") }] : undefined })} />
      </div>
      <div className="dz-prop">
        <span>{t("dashboard.top")}</span>
        <span className="dz-row">
          <CountInput label={t("dashboard.top")} min={1} max={100} placeholder={t("dashboard.all")} value={limit?.n} onChange={(n) => query({ limit: n ? { ...limit, n } : undefined })} />
          {limit ? <Checkbox checked={limit.others ?? false} onChange={(event) => query({ limit: { ...limit, others: event.target.checked || undefined } })}>{t("dashboard.others")}</Checkbox> : null}
        </span>
      </div>
      {dataset?.segments.length ? (
        <div className="dz-prop">
          <span>{t("dashboard.segment")}</span>
          <Segment value={tile.query.filter} segments={dataset.segments} onChange={(filter) => query({ filter })} />
        </div>
      ) : null}
      <PlaceButtons at={tile.at} onNudge={(by) => run(commands.nudge(tile.id, by))} />
      <Checkbox checked={tile.drill?.includes("record") ?? false} onChange={(event) => run(commands.setTile(tile.id, { drill: event.target.checked ? [...(tile.drill ?? []), "record"] : tile.drill?.filter((each) => each !== "record") }))}>
        {t("dashboard.drillOn")}
      </Checkbox>
      {answer ? <div className="db-took dz-hint"><p>{t("dashboard.took", { ms: answer.took, count: answer.rows.length })}</p><p>{t("dashboard.rights")}</p></div> : null}
    </>
  );
}

function Segment({ value, segments, onChange }: { value: string | undefined; segments: Props["dataset"] extends infer D ? (D extends { segments: infer S } ? S : never) : never; onChange: (filter: string | undefined) => void }) {
  const { t } = useTranslation("designers");
  const options = (segments as (string | { key: string; name: { zh: string } })[]).map((each) => (typeof each === "string" ? { value: each, label: each } : { value: each.key, label: say(each.name) }));
  const known = options.some((each) => each.value === value);
  return known || !value ? <Select aria-label={t("dashboard.segment")} allowClear placeholder={t("dashboard.all")} value={value} options={options} onChange={onChange} /> : <Input aria-label={t("dashboard.segment")} value={value} onChange={(event) => onChange(event.target.value || undefined)} />;
}
