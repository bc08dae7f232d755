/** Names, bars and numbers in rows: quicker to read than axes when the bars lie down. */
import { useTranslation } from "react-i18next";

import type { TileDocument, TileResult, TileRow } from "@/api/types";

import { cellText, textAt } from "./cell-text";
import styles from "./dashboard.module.css";

export function isBarList(tile: TileDocument, result: TileResult): boolean {
  const dims = result.columns.filter((column) => column.role === "dim").length;
  return tile.view["orientation"] === "horizontal" && dims === 1 && result.columns.filter((column) => column.role !== "dim" && column.fn !== "share").length === 1;
}

interface BarListProps {
  result: TileResult;
  drill: (row: TileRow) => (() => void) | undefined;
}

export function BarList({ result, drill }: BarListProps) {
  const { t } = useTranslation("runtime");
  const name = result.columns.findIndex((column) => column.role === "dim");
  const value = result.columns.findIndex((column) => column.role !== "dim" && column.fn !== "share");
  const share = result.columns.findIndex((column) => column.fn === "share");
  const most = Math.max(...result.rows.map((row) => Math.abs(Number(row.values[value] ?? 0))), 0) || 1;
  return (
    <ul className={styles.bars}>
      {result.rows.map((row, index) => {
        const open = drill(row);
        const inner = (
          <>
            <span className={styles.barName}>{textAt(row, name, result.columns, t("board.others")) || "—"}</span>
            <span className={styles.bar} aria-hidden><i data-others={row.others || undefined} style={{ width: `${(Math.abs(Number(row.values[value] ?? 0)) / most) * 100}%` }} /></span>
            <span className="num">{cellText(row.values[value], result.columns[value]!) || "0"}</span>
            {share >= 0 ? <span className="num muted">{cellText(row.values[share], result.columns[share]!)}</span> : null}
          </>
        );
        return <li key={index}>{open ? <button type="button" data-share={share >= 0 || undefined} onClick={open}>{inner}</button> : <div data-share={share >= 0 || undefined}>{inner}</div>}</li>;
      })}
    </ul>
  );
}
