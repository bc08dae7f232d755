/** One row of the grid; it draws itself anew only when its own line or its active cell changes. */
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FieldDocument } from "@/api/types";
import { isEmpty, unreadAs } from "@/kinds/field-kind";
import { isClosed, kindOf } from "@/kinds/registry";

import { askedRecord } from "./asked-record";
import { CellInput } from "./cell-input";
import { type DraftLine, setCell } from "./draft";
import styles from "./line-grid.module.css";
import type { FormStore } from "./store";

interface LineRowProps {
  app: string;
  form: string;
  table: FieldDocument;
  store: FormStore;
  row: number;
  line: DraftLine | undefined;
  columns: FieldDocument[];
  readonly: boolean;
  active: number;
  onActivate: (row: number, column: number) => void;
  onDone: (column: number) => void;
  remove: ReactNode;
  recordId?: number;
}

/** The row stands beside its number; the sentence need not repeat it. */
function withoutRow(problem: string | undefined): string | undefined {
  return problem?.replace(/^(第 ?\d+ ?行|row \d+) ?[:：] ?/i, "");
}

function LineRowView({ app, form, table, store, row, line, columns, readonly, active, onActivate, onDone, remove, recordId }: LineRowProps) {
  const { t } = useTranslation("runtime");
  const problems = useStore(store, (state) => state.draft.problems);
  return (
    <tr className={active >= 0 ? styles.activeRow : undefined}>
      <td className={`${styles.no} ${line ? "" : styles.blank}`}>{row + 1}</td>
      {columns.map((column, index) => {
        const value = line?.[column.key] ?? null;
        const kind = kindOf(column, value);
        const unread = unreadAs(kind, value);
        const problem = withoutRow(problems[`${table.key}.${row}.${column.key}`]) ?? (unread && t(`form.unread.${unread}`));
        const fixed = readonly || isClosed(column);
        const className = [kind.align === "right" ? "num" : "", styles.cell, fixed ? styles.fixed : styles.open, active === index ? styles.active : "", problem ? styles.wrong : ""].join(" ");
        return (
          <td key={column.key} className={className} title={problem ?? (kind.align === "left" ? kind.text(value, column) || undefined : undefined)} aria-invalid={problem ? true : undefined} onMouseDown={fixed ? undefined : (event) => { if (active !== index) { event.preventDefault(); onActivate(row, index); } }}>
            {active === index && !fixed ? (
              <CellInput app={app} form={form} table={table} field={column} value={value} record={askedRecord(column, store.getState().draft.values, recordId)} onDone={() => onDone(index)}
                onChange={(next) => store.getState().change((draft) => setCell(draft, table.key, row, column.key, next), [`${table.key}.${row}.${column.key}`])} />
            ) : unread ? String(value) : line && !(problem && isEmpty(value)) ? <kind.Display value={value} field={column} dense /> : null}
            {active >= 0 && !line && index === 1 && columns[0]?.type === "reference" ? <span className={styles.ghost}>{t("picker.grid")}</span> : null}
            {problem ? <small className={styles.note} role="alert">{problem}</small> : null}
          </td>
        );
      })}
      <td className={styles.tools}>{remove}</td>
    </tr>
  );
}

export const LineRow = memo(LineRowView, (before, after) => before.line === after.line && before.active === after.active && before.row === after.row && before.readonly === after.readonly && before.columns.length === after.columns.length && (after.active < 0 || before.onDone === after.onDone));
