/** Line items to read: only columns that say something, sums for those the record itself adds up. */
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FieldDocument, Line } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { Card } from "@/parts/card";
import { Icon } from "@/parts/icon";
import { addUp } from "@/runtime/list/add-up";
import { usePhone } from "@/shell/use-screen";

import { LineList } from "./line-list";
import { asideOf } from "./line-parts";
import styles from "./record.module.css";
import { saidColumns } from "./said-columns";
import type { RecordProps } from "./shared";
import { summedColumns } from "./summed-columns";

function sumOf(lines: Line[], column: FieldDocument): string {
  const total = addUp(lines.map((line) => line[column.key]));
  return total === null ? "" : kindOf(column, total).text(total, column);
}

export function LinesTable({ descriptor, answer, field, title }: RecordProps & { field: FieldDocument; title: string }) {
  const { t } = useTranslation("runtime");
  const phone = usePhone();
  const lines = (answer.record[field.key] as Line[] | null) ?? [];
  const columns = saidColumns(descriptor, answer.access, field, lines);
  const summed = summedColumns(descriptor.document.fields, field.key);
  const asides = asideOf(descriptor, field, columns);
  const end = columns.findLast((column) => !asides.has(column));
  const classOf = (column: FieldDocument, right: boolean) => [right ? "num" : "", asides.has(column) ? styles.aside : column === end ? styles.end : ""].filter(Boolean).join(" ") || undefined;
  const total = (column: FieldDocument) => (summed.has(column.key) ? sumOf(lines, column) : "");
  if (lines.length === 0) return null;
  return (
    <Card flush title={title} note={t("lines.count", { count: lines.length })} extra={answer.access.update ? null : <span className={styles.locked}><Icon as={Lock} size={14} />{t("lines.locked")}</span>}>
      {phone ? <LineList descriptor={descriptor} table={field} lines={lines} columns={columns} total={total} /> : (
        <div className={styles.tableScroll}>
          <table className={styles.table} aria-label={title}>
            <thead>
              <tr><th className={styles.no}>#</th>{columns.map((column) => <th key={column.key} className={classOf(column, kindOf(column, lines[0]?.[column.key]).align === "right")}>{labelOf(column)}</th>)}</tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={line.id ?? index}>
                  <td className={styles.no}>{index + 1}</td>
                  {columns.map((column) => {
                    const kind = kindOf(column, line[column.key]);
                    return <td key={column.key} className={classOf(column, kind.align === "right")}><kind.Display value={line[column.key]} field={column} dense /></td>;
                  })}
                </tr>
              ))}
            </tbody>
            {lines.length > 1 && columns.some((column) => summed.has(column.key)) ? (
              <tfoot>
                <tr><td /><td colSpan={1}>{t("lines.total")}</td>{columns.slice(1).map((column) => <td key={column.key} className={classOf(column, true)}>{total(column)}</td>)}</tr>
              </tfoot>
            ) : null}
          </table>
        </div>
      )}
    </Card>
  );
}
