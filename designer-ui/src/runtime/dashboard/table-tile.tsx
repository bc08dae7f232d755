import { useTranslation } from "react-i18next";

import type { TileResult, TileRow } from "@/api/types";

import { cellText, isNumber, textAt } from "./cell-text";
import styles from "./dashboard.module.css";

interface TableTileProps {
  result: TileResult;
  drill: (row: TileRow) => (() => void) | undefined;
}

/** Rows and columns of a report; a row leads to its records. */
export function TableTile({ result, drill }: TableTileProps) {
  const { t } = useTranslation("runtime");
  const { columns, rows, totals } = result;
  return (
    <div className={styles.tableScroll}>
      <table className={styles.table}>
        <thead><tr><th>#</th>{columns.map((column) => <th key={column.key + (column.fn ?? "")} className={isNumber(column) ? "num" : undefined}>{column.name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, index) => {
            const open = drill(row);
            return (
              <tr key={index} onClick={open} className={open ? styles.opens : undefined} tabIndex={open ? 0 : undefined} onKeyDown={(event) => event.key === "Enter" && open?.()}>
                <td className="muted">{index + 1}</td>
                {columns.map((column, at) => <td key={column.key + (column.fn ?? "")} className={isNumber(column) ? "num" : undefined}>{textAt(row, at, columns, t("board.others")) || "—"}</td>)}
              </tr>
            );
          })}
        </tbody>
        {totals ? <tfoot><tr><td />{columns.map((column, at) => <td key={column.key + (column.fn ?? "")} className={isNumber(column) ? "num" : undefined}>{cellText(totals[at], column)}</td>)}</tr></tfoot> : null}
      </table>
    </div>
  );
}
