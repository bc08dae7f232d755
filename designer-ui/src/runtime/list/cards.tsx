/** The list on a phone: one card a record, with number, state, amount and who. */
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, RecordData } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { statusField } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Bar } from "@/parts/skeleton";
import { Tag, toneOf } from "@/parts/status";

import styles from "./cards.module.css";
import type { Act } from "./acts";
import type { Column } from "./columns";
import { RowOffer } from "./row-offers";
import { useListAddress, type useList } from "./use-list";

function Line({ row, columns }: { row: RecordData; columns: Column[] }) {
  const parts = columns.map((column) => kindOf(column.field, row[column.path]).text(row[column.path], column.field)).filter(Boolean);
  return parts.length ? <p className={styles.line}>{parts.join(" · ")}</p> : null;
}

function Card({ row, descriptor, columns, acts }: { row: RecordData; descriptor: FormDescriptor; columns: Column[]; acts: Act[] }) {
  const { app, form } = useListAddress();
  const status = statusField(descriptor.document);
  const amount = columns.find((column) => kindOf(column.field).name === "money" && !isEmpty(row[column.path]));
  const rest = columns.filter((column) => column.path !== descriptor.document.title && column.path !== status?.key && column !== amount && kindOf(column.field).name !== "boolean" && column.path !== "flag");
  const who = rest.filter((column) => ["reference", "text", "phone", "user"].includes(column.field.type)).slice(0, 3);
  const what = rest.filter((column) => !who.includes(column)).slice(0, 3);
  const title = kindOf(columns.find((column) => column.path === descriptor.document.title)?.field ?? { key: "", type: "text" }).text(row[descriptor.document.title], { key: "", type: "text" });
  return (
    <article className={styles.card}>
      <Link to="/apps/$app/forms/$form/$id" params={{ app, form, id: String(row.id) }} className={styles.open}>
      <header>
        <span>{title || `#${row.id}`}</span>
        {status && !isEmpty(row[status.key]) ? <Tag tone={toneOf(optionNamed(status, row[status.key])?.color)} dot>{optionText(row[status.key], status)}</Tag> : null}
      </header>
      <div className={styles.main}>
        <div><Line row={row} columns={who} /></div>
        {amount ? <b>¥{kindOf(amount.field).text(row[amount.path], amount.field)}</b> : null}
      </div>
      <Line row={row} columns={what} />
      </Link>
      {acts.length ? <Suspense><RowOffer app={app} form={form} id={row.id} name={title || `#${row.id}`} acts={acts} /></Suspense> : null}
    </article>
  );
}

interface CardsProps {
  descriptor: FormDescriptor;
  columns: Column[];
  list: ReturnType<typeof useList>;
  /** What each card offers. */
  actsOf: (row: RecordData) => Act[];
}

export default function Cards({ descriptor, columns, list, actsOf }: CardsProps) {
  const { t } = useTranslation("runtime");
  const { rows, items } = list;
  return (
    <div className={styles.cards} aria-busy={rows.isFetching}>
      {rows.isFetched ? null : Array.from({ length: 5 }, (_, index) => <div key={index} className={styles.card}><Bar width="50%" /><Bar width="80%" /><Bar width="60%" /></div>)}
      {items.map((row) => <Card key={row.id} row={row} descriptor={descriptor} columns={columns} acts={actsOf(row)} />)}
      {rows.hasNextPage ? <Button block size="large" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t("list.more")}</Button> : null}
    </div>
  );
}
