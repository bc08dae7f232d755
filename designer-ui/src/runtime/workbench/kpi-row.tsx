/** The numbers of the board that belong to today, beside the work. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { boardData, dashboardQuery } from "@/api/dashboards";
import { say } from "@/i18n";
import { Card } from "@/parts/card";
import { SkeletonRows } from "@/parts/skeleton";
import { Spark } from "@/parts/spark";
import { Change, kpiText } from "@/runtime/dashboard/kpi-text";

import styles from "./workbench.module.css";

const SHOWN = 5;

export function KpiRow({ app, board, name }: { app: string; board: string; name: string }) {
  const { t } = useTranslation("runtime");
  const { data: document } = useQuery(dashboardQuery(app, board));
  const tiles = document?.tiles.filter((tile) => tile.view.kind === "kpi").slice(0, SHOWN) ?? [];
  const ids = tiles.map((tile) => tile.id);
  const { data } = useQuery({
    queryKey: ["board-data", app, board, "today", ids],
    queryFn: () => boardData(app, board, { filters: { period: { preset: "today" } }, tiles: ids }),
    enabled: ids.length > 0,
  });
  return (
    <Card flush title={t("home.today")} note={t("home.todayNote")} extra={<Link to="/apps/$app/dashboards/$key" params={{ app, key: board }}>{name}</Link>}>
      {data ? (
        <ul className={styles.kpis}>
          {tiles.map((tile) => {
            const result = data.tiles[tile.id];
            if (!result?.kpi) return null;
            return (
              <li key={tile.id}>
                <span>{say(tile.title)}</span><b>{kpiText(result)}</b>
                <Spark values={result.kpi.spark ?? []} width={64} height={20} />
                <Change result={result} />
              </li>
            );
          })}
        </ul>
      ) : <SkeletonRows rows={SHOWN} height={44} />}
    </Card>
  );
}
