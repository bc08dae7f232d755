/** A dashboard: the period above, tiles on twelve columns, every number leads to its records. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { Maximize2, Pencil, RefreshCw } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { askedOf, boardDataQuery, dashboardQuery } from "@/api/dashboards";
import { queryClient } from "@/api/queries";
import type { DashboardDocument } from "@/api/types";
import { say } from "@/i18n";
import { partsOf } from "@/i18n/format";
import { Icon } from "@/parts/icon";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { useMe } from "@/shell/session";
import { usePhone } from "@/shell/use-screen";
import { useMode } from "@/theme/mode";

import styles from "./dashboard.module.css";
import { ChoiceFilters } from "./choice-filters";
import { OwnPeriod } from "./own-period";
import { Tile } from "./tile";

const route = getRouteApi("/shell/apps/$app/dashboards/$key");
const STANDARD = ["today", "yesterday", "this_week", "this_month"];

/** The choices of the period bar, always with the three that a manager asks for first. */
export function presetsOf(document: DashboardDocument): string[] {
  const named = document.filters?.find((filter) => filter.type === "date_range")?.presets;
  return named?.length ? named : STANDARD;
}

function Board({ document }: { document: DashboardDocument }) {
  const { t } = useTranslation("runtime");
  const { app, key } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const me = useMe();
  const phone = usePhone();
  const theme = useMode((state) => state.shown);
  const board = useRef<HTMLDivElement>(null);
  const range = document.filters?.find((filter) => filter.type === "date_range");
  const { preset, filters } = askedOf(document, search);
  const choices = search.choices ?? {};
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(boardDataQuery(app, key, filters, theme));
  const at = dataUpdatedAt ? partsOf(new Date(dataUpdatedAt)) : null;
  const name = say(document.name);
  useEffect(() => { window.document.title = `${name} · Tenon`; }, [name]);
  const choosePeriod = (period: string) => void navigate({ to: "/apps/$app/dashboards/$key", params: { app, key }, search: { ...search, period, from: undefined, to: undefined } });
  const presets = presetsOf(document);
  const periods = useRef<HTMLDivElement>(null);
  /** On a phone the bar scrolls: what is chosen is in sight. */
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which an effect must not give back.
    void periods.current?.querySelector("[aria-selected=true], .ant-segmented-item-selected")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [preset]);
  return (
    <div className={styles.page} ref={board}>
      <header className={styles.header}>
        <h1>{name}</h1>
        <span className={styles.live} role="status"><i aria-hidden />{isFetching ? t("board.loading") : at ? t("board.asOf", { time: `${at.hour}:${at.minute}:${at.second}` }) : ""}</span>
        <div className={styles.actions}>
          <Button type="text" icon={<Icon as={RefreshCw} size={18} />} aria-label={t("board.refresh")} title={t("board.refresh")} onClick={() => void refetch()} />
          <Button type="text" icon={<Icon as={Maximize2} size={18} />} aria-label={t("board.full")} title={t("board.full")} onClick={() => void board.current?.requestFullscreen?.()} />
          {me.rights.builder && !phone ? <Link to="/apps/$app/design/dashboard/$key" params={{ app, key }}><Button icon={<Icon as={Pencil} size={14} />} tabIndex={-1}>{t("board.edit")}</Button></Link> : null}
        </div>
      </header>
      <div className={styles.filters} ref={periods}>
        {range ? <Segmented value={preset} onChange={(value) => choosePeriod(String(value))} options={presets.map((value) => ({ value, label: t(`board.presets.${value}`, { defaultValue: value }) }))} /> : null}
        {range ? <OwnPeriod from={search.from} to={search.to} onChange={(from, to) => void navigate({ to: "/apps/$app/dashboards/$key", params: { app, key }, search: { ...search, period: undefined, from, to } })} /> : null}
        <ChoiceFilters document={document} data={data?.tiles} choices={choices} onChange={(next) => void navigate({ to: "/apps/$app/dashboards/$key", params: { app, key }, search: { ...search, choices: next } })} />
      </div>
      {error && !data ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      <div className={styles.grid} data-loading={isFetching || undefined}>
        {document.tiles.map((tile) => <Tile key={tile.id} app={app} tile={tile} result={data?.tiles[tile.id]} />)}
      </div>
    </div>
  );
}

export default function DashboardPage() {
  const { app, key } = route.useParams();
  const { data, error, refetch } = useQuery(dashboardQuery(app, key));
  useEffect(() => () => void queryClient.cancelQueries({ queryKey: ["board-data", app, key] }), [app, key]);
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return data ? <Board document={data} /> : <SkeletonPage />;
}
