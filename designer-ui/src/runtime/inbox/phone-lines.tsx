/** The record's lines on the phone card: the first three, and how many more there are. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Line } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { kindOf } from "@/kinds/registry";
import { amountOf, countOf, nameOf } from "@/runtime/record/line-parts";
import type { RecordProps } from "@/runtime/record/shared";

import styles from "./inbox.module.css";

const SHOWN = 3;

export function PhoneLines({ app, form, id, descriptor, answer }: RecordProps) {
  const { t } = useTranslation("runtime");
  const table = descriptor.document.fields.find((field) => field.type === "subtable" && !isEmpty(answer.record[field.key]));
  if (!table) return null;
  const lines = answer.record[table.key] as Line[];
  const columns = (table.fields ?? []).filter((column) => column.visible !== "FALSE");
  const name = nameOf(columns);
  const count = countOf(columns);
  const amount = amountOf(descriptor, table, columns);
  const show = (line: Line, column: typeof name) => (column ? kindOf(column, line[column.key]).text(line[column.key], column) : "");
  return (
    <div className={styles.phoneLines}>
      {lines.slice(0, SHOWN).map((line, index) => (
        <p key={line.id ?? index}><span>{show(line, name)}</span><span className="muted">× {show(line, count)}</span><b>{show(line, amount)}</b></p>
      ))}
      {lines.length > SHOWN ? <Link to="/apps/$app/forms/$form/$id" params={{ app, form, id }}>{t("inbox.moreLines", { count: lines.length - SHOWN })}</Link> : null}
    </div>
  );
}
