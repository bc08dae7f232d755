/** One tile: drawn by its kind, and always honest about why it shows nothing. */
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { TileDocument, TileResult, TileRow } from "@/api/types";
import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { Bar } from "@/parts/skeleton";
import { ANY_TAB } from "@/runtime/list/any-tab";

import { BarList, isBarList } from "./bar-list";
import styles from "./dashboard.module.css";
import { KpiTile } from "./kpi-tile";
import { TableTile } from "./table-tile";
import { measuresOf, TileAbout } from "./tile-about";

const Plot = lazyPart(() => import("./plot"));

interface TileProps {
  app: string;
  tile: TileDocument;
  result: TileResult | undefined;
}

/** What the list is told that a number opens: the measures that it counts, so that it tells the same number again. */
function countedOf(result: TileResult): string | undefined {
  const keys = measuresOf(result).map((column) => column.of ?? column.key);
  return result.dataset && keys.length ? `${result.dataset}:${keys.join(",")}` : undefined;
}

/** A row, or the whole tile, leads to exactly the records it counts. */
export function useDrill(app: string, result: TileResult | undefined) {
  const navigate = useNavigate();
  return (row: TileRow | null) => {
    const filter = row ? row.drill : result?.drill;
    if (!result?.form || !filter) return undefined;
    const form = result.form;
    return () => void navigate({ to: "/apps/$app/forms/$form", params: { app, form }, search: { tab: ANY_TAB, filter: filter === "TRUE" ? undefined : filter, counted: countedOf(result) } });
  };
}

function Content({ app, tile, result }: { app: string; tile: TileDocument; result: TileResult }) {
  const { t } = useTranslation("runtime");
  const drill = useDrill(app, result);
  const kind = tile.view.kind;
  if (result.error) return <p className={styles.nothing} role="alert">{typeof result.error === "string" ? result.error : result.error.message}</p>;
  if (kind !== "kpi" && result.rows.length === 0) return <p className={styles.nothing}>{t("board.nothing")}</p>;
  if (kind === "table") return <TableTile result={result} drill={drill} />;
  if (kind === "bar" && isBarList(tile, result)) return <BarList result={result} drill={drill} />;
  if (!result.figure) return <TableTile result={result} drill={drill} />;
  return (
    <Suspense fallback={<div className={styles.plotWait}><Bar height={120} /></div>}>
      <Plot figure={result.figure} label={say(tile.title)} onPoint={(index) => { const row = result.rows[index]; if (row) drill(row)?.(); }} />
    </Suspense>
  );
}

/** What is drawn is named: by the tile's own words, else by its only measure where the title does not say it. */
function subtitleOf(tile: TileDocument, result: TileResult | undefined): string {
  const [only, ...more] = result && tile.view.kind !== "table" ? measuresOf(result) : [];
  const name = only && more.length === 0 && !say(tile.title).includes(only.name) ? only.name : "";
  return say(tile.subtitle) || name;
}

export function Tile({ app, tile, result }: TileProps) {
  const { x, y, w, h } = tile.at;
  const style = { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}`, "--h": h } as React.CSSProperties;
  if (tile.view.kind === "kpi") return <KpiTile app={app} tile={tile} result={result} style={style} />;
  return (
    <section className={styles.tile} style={style} aria-label={say(tile.title)} data-kind={tile.view.kind}>
      <header className={styles.tileHead}><h2>{say(tile.title)}</h2><span>{subtitleOf(tile, result)}</span><TileAbout title={say(tile.title)} result={result} /></header>
      <div className={styles.tileBody}>{result ? <Content app={app} tile={tile} result={result} /> : <div className={styles.plotWait}><Bar width="70%" /><Bar width="90%" /><Bar width="50%" /></div>}</div>
    </section>
  );
}
