/** The records that wait, a few words each, with the one thing to do as the row's own button. */
import { Link } from "@tanstack/react-router";
import { CircleCheckBig } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FieldDocument } from "@/api/types";
import type { ListColumn, ListItem, ListRow } from "@/api/workbenches";
import { say } from "@/i18n";
import { dateTime, duration } from "@/i18n/format";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { Card } from "@/parts/card";
import { Empty } from "@/parts/empty";
import { Age } from "@/runtime/inbox/inbox-row";
import { StyledCell } from "@/runtime/list/styled-cell";
import { RowButton } from "@/runtime/record/row-button";
import { ANY_TAB } from "@/runtime/list/any-tab";

import styles from "./workbench.module.css";

/** Columns as they stand: lines below each other, values beside each other. */
function stacked(columns: ListColumn[]): ListColumn[][][] {
  const stacks: ListColumn[][][] = [];
  for (const column of columns) {
    const lines = stacks.at(-1);
    if (!lines || column.place === "own") stacks.push([[column]]);
    else if (column.place === "under") lines.push([column]);
    else lines.at(-1)?.push(column);
  }
  return stacks;
}

function Value({ column, row, field }: { column: ListColumn; row: ListRow; field: FieldDocument | undefined }) {
  const value = row.values[column.field];
  if (column.style === "age" && row.waits) return <Age item={row.waits} />;
  if (column.style === "age" && typeof value === "string") return <time className="muted" dateTime={value} title={dateTime(value)}>{duration(Date.now() - new Date(value).getTime())}</time>;
  if (!field) return null;
  const cell = <StyledCell style={column.style === "plain" ? undefined : column.style} value={value} field={field} over={false} />;
  return column.named ? <><span className="muted">{labelOf(field)} </span>{cell}</> : cell;
}

function isNumeric(stack: ListColumn[][], fields: Map<string, FieldDocument>): boolean {
  const first = stack[0]?.[0];
  const field = first ? fields.get(first.field) : undefined;
  return first?.style === "age" || first?.style === "countdown" || (field !== undefined && kindOf(field).align === "right");
}

interface ListCardProps {
  item: ListItem;
  onTab: (tab: string) => void;
}

export function ListCard({ item, onTab }: ListCardProps) {
  const { t } = useTranslation("runtime");
  const data = item.data;
  const stacks = stacked(item.columns);
  const fields = new Map(item.fields.map((field) => [field.key, field]));
  const filter = [item.filter, data?.tab ? item.filters[data.tab] : null].filter(Boolean).map((part) => `(${part})`).join(" AND ");
  const columns = stacks.map((stack, index) => (isNumeric(stack, fields) || (stack.length === 1 && stack[0]?.[0]?.style === "tag") ? "max-content" : index === 0 ? "minmax(120px, max-content)" : "minmax(0, 1fr)")).join(" ");
  const tabs = data?.tabs.length ? (
    <div className={styles.tabs} role="tablist" aria-label={say(item.title)}>
      {data.tabs.map((tab) => <button key={tab.id} type="button" role="tab" aria-selected={tab.id === data.tab} onClick={() => onTab(tab.id)}>{tab.name} <span>{tab.n}{tab.more ? "+" : ""}</span></button>)}
    </div>
  ) : null;
  const shown = data?.tabs.find((tab) => tab.id === data.tab) ?? data?.total;
  return (
    <Card flush title={say(item.title)} note={item.note ? <span className={styles.note}>{say(item.note)}</span> : null} extra={tabs}>
      {data && data.rows.length === 0 ? <Empty compact icon={CircleCheckBig} title={t("home.clear")} hint={t("home.noTasks")} /> : null}
      <ul className={styles.rows} style={{ "--columns": `${columns} max-content` } as React.CSSProperties}>
        {data?.rows.map((row) => (
          <li key={row.id}>
            {stacks.map((stack, index) => (
              <div key={index} data-numeric={isNumeric(stack, fields) || undefined}>
                {stack.map((line, depth) => {
                  const values = line.map((column) => <Value key={column.field} column={column} row={row} field={fields.get(column.field)} />);
                  return index === 0 && depth === 0
                    ? <Link key={depth} to="/apps/$app/forms/$form/$id" params={{ app: item.app, form: item.form, id: String(row.id) }}>{values}</Link>
                    : <span key={depth} data-under={depth > 0 || undefined}>{values}</span>;
                })}
              </div>
            ))}
            <div className={styles.act}>{row.action ? <RowButton place={{ app: item.app, form: item.form, id: row.id }} action={row.action} /> : null}</div>
          </li>
        ))}
      </ul>
      {shown && shown.n > (data?.rows.length ?? 0) ? (
        <footer className={styles.foot}>
          <Link to="/apps/$app/forms/$form" params={{ app: item.app, form: item.form }} search={{ tab: ANY_TAB, filter: filter || undefined, mine: item.mine || undefined }}>{t("home.allRows", { n: `${shown.n}${shown.more ? "+" : ""}` })}</Link>
        </footer>
      ) : null}
    </Card>
  );
}
