/** The live result of one tile, drawn by the same parts as the finished dashboard; a click here selects instead of drilling. */
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { TileDocument } from "@/api/types";
import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { BarList, isBarList } from "@/runtime/dashboard/bar-list";
import { Change, isMoney, kpiText } from "@/runtime/dashboard/kpi-text";
import { TableTile } from "@/runtime/dashboard/table-tile";
import type { Tile } from "@/document/types";
import type { Answer } from "./dataset";

const Plot = lazyPart(() => import("@/runtime/dashboard/plot"));
const noDrill = () => undefined;

export function TileFigure({ tile, answer }: { tile: Tile; answer: Answer }) {
  const { t } = useTranslation("designers");
  const document = tile as unknown as TileDocument;
  if (answer.error) return <p className="dz-error">{typeof answer.error === "string" ? answer.error : answer.error.message}</p>;
  if (tile.view.kind === "kpi") return <div className="db-kpi"><strong>{isMoney(answer) && answer.kpi?.value ? <small>¥</small> : null}{kpiText(answer)}</strong><Change result={answer} /></div>;
  if (answer.rows.length === 0) return <p className="dz-hint">{t("dashboard.noRows")}</p>;
  if (tile.view.kind === "bar" && isBarList(document, answer)) return <BarList result={answer} drill={noDrill} />;
  if (tile.view.kind === "table" || !answer.figure) return <TableTile result={answer} drill={noDrill} />;
  return <Suspense fallback={null}><Plot figure={answer.figure} label={say(tile.title)} onPoint={noDrill} /></Suspense>;
}
