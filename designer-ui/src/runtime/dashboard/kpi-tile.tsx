import { useTranslation } from "react-i18next";

import type { TileDocument, TileResult } from "@/api/types";
import { say } from "@/i18n";
import { Bar } from "@/parts/skeleton";
import { Spark } from "@/parts/spark";

import styles from "./dashboard.module.css";
import { Change, isMoney, isWorse, kpiText } from "./kpi-text";
import { useDrill } from "./tile";
import { TileAbout } from "./tile-about";

interface KpiTileProps {
  app: string;
  tile: TileDocument;
  result: TileResult | undefined;
  style: React.CSSProperties;
}

/** One number: how much, against what it was, and how it went. */
export function KpiTile({ app, tile, result, style }: KpiTileProps) {
  const { t } = useTranslation("runtime");
  const open = useDrill(app, result)(null);
  const error = result?.error ? (typeof result.error === "string" ? result.error : result.error.message) : null;
  const inner = (
    <>
      <span className={styles.kpiName}>{say(tile.title)}</span>
      {error ? <span className={styles.nothing} role="alert">{error}</span> : result ? (
        <>
          <span className={styles.kpiValue}>{isMoney(result) && result.kpi?.value ? <small>¥</small> : null}{kpiText(result)}</span>
          <span className={styles.kpiFoot}>
            <span>
              <Change result={result} />
              {result.kpi?.previous !== null && result.kpi?.previous !== undefined ? <small className="muted">{say(tile.subtitle) || t("board.before")} {kpiText(result, result.kpi.previous)}</small> : null}
            </span>
            <Spark width={tile.at.w <= 2 ? 56 : 84} values={result.kpi?.spark ?? []} before={result.kpi?.spark_previous} worse={isWorse(result)} />
          </span>
        </>
      ) : <><Bar width="60%" height={24} /><Bar width="40%" /></>}
    </>
  );
  return (
    <section className={`${styles.tile} ${styles.number} ${open ? styles.opens : ""}`} style={style} data-kind="kpi">
      {open ? <button type="button" className={styles.kpi} onClick={open} title={t("board.open")}>{inner}</button> : <div className={styles.kpi}>{inner}</div>}
      <TileAbout title={say(tile.title)} result={result} />
    </section>
  );
}
