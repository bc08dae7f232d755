/** Line items on the phone: each says first what it is and how much it comes to, below that the rest with its label. */
import { useTranslation } from "react-i18next";

import type { FieldDocument, FormDescriptor, Line } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";

import styles from "./line-list.module.css";
import { amountOf, nameOf } from "./line-parts";

interface LineListProps {
  descriptor: FormDescriptor;
  table: FieldDocument;
  lines: Line[];
  columns: FieldDocument[];
  /** The column's sum over all lines, in words; "" where none is told. */
  total: (column: FieldDocument) => string;
}

function Cell({ line, column }: { line: Line; column: FieldDocument }) {
  const kind = kindOf(column, line[column.key]);
  return <kind.Display value={line[column.key]} field={column} dense />;
}

export function LineList({ descriptor, table, lines, columns, total }: LineListProps) {
  const { t } = useTranslation("runtime");
  const [name, amount] = [nameOf(columns), amountOf(descriptor, table, columns)];
  const rest = columns.filter((column) => column !== name && column !== amount);
  const sums = lines.length > 1 ? columns.filter((column) => total(column)) : [];
  return (
    <>
      <ol className={styles.lines} aria-label={labelOf(table)}>
        {lines.map((line, index) => (
          <li key={line.id ?? index}>
            <p className={styles.head}>
              <small>{index + 1}</small>
              <b>{name ? <Cell line={line} column={name} /> : null}</b>
              {amount && amount !== name ? <b><Cell line={line} column={amount} /></b> : null}
            </p>
            <dl className={styles.rest}>
              {rest.filter((column) => !isEmpty(line[column.key])).map((column) => <div key={column.key}><dt>{labelOf(column)}</dt><dd><Cell line={line} column={column} /></dd></div>)}
            </dl>
          </li>
        ))}
      </ol>
      {sums.length ? <dl className={styles.total} aria-label={t("lines.total")}>{sums.map((column) => <div key={column.key}><dt>{t("lines.totalOf", { name: labelOf(column) })}</dt><dd>{total(column)}</dd></div>)}</dl> : null}
    </>
  );
}
