/** Rows that a button asks about: what they are to read, and for each the columns that may be filled in. */
import type { FieldDocument } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { isEmpty } from "@/kinds/field-kind";
import { kindOf } from "@/kinds/registry";

import styles from "./record.module.css";

type Row = Record<string, unknown>;

interface AskRowsProps {
  field: FieldDocument;
  value: unknown;
  app: string;
  form: string;
  record: string;
  autoFocus?: boolean;
  onChange: (rows: Row[]) => void;
}

export function AskRows({ field, value, app, form, record, autoFocus, onChange }: AskRowsProps) {
  const rows = (value ?? []) as Row[];
  const shown = (field.fields ?? []).filter((column) => column.visible !== "FALSE");
  return (
    <ol className={styles.askRows} id={`ask-${field.key}`}>
      {rows.map((row, at) => (
        <li key={String(row["id"] ?? at)}>
          <p>
            {shown.filter((column) => !open(column) && !isEmpty(row[column.key])).map((column) => {
              const { Display } = kindOf(column);
              return <span key={column.key}><span className="muted">{labelOf(column)}</span> <Display value={row[column.key]} field={column} /></span>;
            })}
          </p>
          {shown.filter(open).map((column, index) => {
            const { Input } = kindOf(column);
            const id = `ask-${field.key}-${at}-${column.key}`;
            return <div key={column.key}><label htmlFor={id}>{labelOf(column)}</label><Input id={id} field={column} value={row[column.key] ?? null} app={app} form={form} path={`${field.key}.${column.key}`} record={record} autoFocus={autoFocus && at === 0 && index === 0} onChange={(next) => onChange(rows.map((each, place) => (place === at ? { ...each, [column.key]: next } : each)))} /></div>;
          })}
        </li>
      ))}
    </ol>
  );
}

/** What is sent of the rows: which they are, and what was filled in. */
export function askedRows(field: FieldDocument, value: unknown): Row[] {
  const columns = (field.fields ?? []).filter(open);
  return ((value ?? []) as Row[]).map((row) => ({ id: row["id"], ...Object.fromEntries(columns.map((column) => [column.key, kindOf(column).wire(row[column.key])])) }));
}

function open(column: FieldDocument): boolean {
  return column.readonly !== "TRUE" && kindOf(column).typed;
}
