/** Line items on a phone: each a card with its inputs below each other. */
import { Button } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import { unreadAs } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { isClosed, kindOf } from "@/kinds/registry";
import { Card } from "@/parts/card";
import { Icon } from "@/parts/icon";
import { addUp } from "@/runtime/list/add-up";
import { summedColumns } from "@/runtime/record/summed-columns";

import { askedRecord } from "./asked-record";
import { insertLine, isBlank, removeLine, setCell } from "./draft";
import styles from "./form.module.css";
import { columnsOf } from "./line-columns";
import type { LinesProps } from "./line-grid";

export default function LineCards(props: LinesProps) {
  const { app, descriptor, table, store, readonly, title, recordId } = props;
  const { t } = useTranslation("runtime");
  const lines = useStore(store, (state) => state.draft.lines[table.key]) ?? [];
  const problems = useStore(store, (state) => state.draft.problems);
  const values = useStore(store, (state) => state.draft.values);
  const { change } = store.getState();
  const touched = useStore(store, (state) => state.draft.touched);
  const columns = columnsOf(props, lines, { values });
  const filled = lines.filter((line) => !isBlank(line, table, touched));
  const summed = summedColumns(descriptor.document.fields, table.key);
  const totals = filled.length ? columns.filter((column) => summed.has(column.key)).map((column) => ({ column, total: addUp(filled.map((line) => line[column.key])) })).filter(({ total }) => total !== null) : [];
  return (
    <Card title={title} note={lines.length ? t("lines.count", { count: lines.length }) : t("lines.empty")}>
      {problems[table.key] ? <p className={styles.problem} role="alert">{problems[table.key]}</p> : null}
      {lines.map((line, row) => (
        <section key={line._key} className={styles.lineCard}>
          <header>
            <b>{row + 1}</b>
            <span>{columns.filter((column) => isClosed(column)).map((column) => kindOf(column, line[column.key]).text(line[column.key], column)).filter(Boolean).slice(0, 2).join(" · ")}</span>
            {readonly || table.fixed ? null : <button type="button" aria-label={t("lines.remove", { n: row + 1 })} onClick={() => change((draft) => removeLine(draft, table.key, row), [table.key])}><Icon as={Trash2} /></button>}
          </header>
          {columns.filter((column) => !isClosed(column) && !readonly).map((column) => {
            const kind = kindOf(column);
            const id = `${table.key}-${line._key}-${column.key}`;
            const unread = unreadAs(kind, line[column.key]);
            const problem = problems[`${table.key}.${row}.${column.key}`] ?? (unread && t(`form.unread.${unread}`));
            return (
              <div key={column.key} className={styles.field}>
                <label htmlFor={id}>{labelOf(column)}{column.required === "TRUE" ? <span className={styles.star} title={t("common:required")}>*</span> : null}</label>
                <kind.Input id={id} field={column} value={line[column.key] ?? null} app={app} form={descriptor.document.key} path={`${table.key}.${column.key}`} invalid={Boolean(problem)} record={askedRecord(column, values, recordId)}
                  beside={columns.map((one) => one.key)} onFill={(filled) => change((draft) => Object.entries(filled).reduce((next, [key, value]) => setCell(next, table.key, row, key, value), draft), Object.keys(filled).map((key) => `${table.key}.${row}.${key}`))}
                  onChange={(value) => change((draft) => setCell(draft, table.key, row, column.key, value), [`${table.key}.${row}.${column.key}`])} />
                {problem ? <p className={styles.problem} role="alert">{problem}</p> : null}
              </div>
            );
          })}
        </section>
      ))}
      {totals.length ? (
        <dl className={styles.lineTotals} aria-label={t("lines.total")}>
          <div className={styles.lineTotalsHead}><dt>{t("lines.total")}</dt><dd>{t("lines.count", { count: filled.length })}</dd></div>
          {totals.map(({ column, total }) => <div key={column.key}><dt>{labelOf(column)}</dt><dd>{kindOf(column, total).text(total, column)}</dd></div>)}
        </dl>
      ) : null}
      {readonly || table.fixed ? null : <Button block size="large" icon={<Icon as={Plus} />} onClick={() => change((draft) => insertLine(draft, table.key, lines.length), [])}>{t("lines.add")}</Button>}
    </Card>
  );
}
