/** The number of a KPI tile and its change: up and down by arrow and colour, good or bad by what the measure says. */
import i18next from "i18next";

import type { TileColumn, TileResult } from "@/api/types";
import { money, percent, quantity } from "@/i18n/format";

import styles from "./dashboard.module.css";

function columnOf(result: TileResult): TileColumn | undefined {
  return result.columns.find((column) => column.role !== "dim" && column.fn !== "previous") ?? result.columns.at(-1);
}

export function kpiText(result: TileResult, value: string | null | undefined = result.kpi?.value): string {
  const column = columnOf(result);
  if (value === null || value === undefined) return "—";
  if (column?.type === "percent") return percent(value, 1);
  if (column?.type === "money") return money(value, 2);
  return quantity(value, column?.scale ?? undefined);
}

export function isMoney(result: TileResult): boolean {
  return columnOf(result)?.type === "money";
}

/** How a rate moved, in points of a hundred; nothing for other numbers. */
function pointsOf(result: TileResult): string | undefined {
  const { value, previous } = result.kpi ?? {};
  if (columnOf(result)?.type !== "percent" || value == null || previous == null) return undefined;
  return Math.abs((Number(value) - Number(previous)) * 100).toFixed(1);
}

/** True where the change is for the worse: less of what should grow, more of what should not. */
export function isWorse(result: TileResult): boolean {
  const change = Number(result.kpi?.change_pct ?? 0);
  return columnOf(result)?.better === "down" ? change > 0 : change < 0;
}

/** Ten times as much and more is no matter of per cents. */
const MOST = 10;

function changeText(change: string): string {
  const size = change.replace("-", "");
  return Number(size) >= MOST ? ">999%" : percent(size, 1);
}

export function Change({ result }: { result: TileResult }) {
  const change = result.kpi?.change_pct;
  if (change === null || change === undefined) return <em className={styles.change}>—</em>;
  const points = pointsOf(result);
  const zero = !/[1-9]/.test(change);
  const down = change.startsWith("-");
  return (
    <em className={`${styles.change} ${zero ? "" : isWorse(result) ? styles.worse : styles.better}`}>
      {zero ? "" : down ? "↓ " : "↑ "}{points === undefined ? changeText(change) : i18next.t("runtime:board.points", { n: points })}
    </em>
  );
}
