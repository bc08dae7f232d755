/** The list on a phone: one card a record, with number, state, amount and who. */
import { Link } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, RecordData } from "@/api/types";
import { shortTime } from "@/i18n/format";
import { isEmpty } from "@/kinds/field-kind";
import { statusField } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Bar } from "@/parts/skeleton";
import { Tag, toneOf } from "@/parts/status";

import styles from "./cards.module.css";
import type { Act } from "./acts";
import type { Column } from "./columns";
import { isOver } from "./is-over";
import { Mark } from "./mark";
import { RowOffer } from "./row-offers";
import { StyledCell } from "./styled-cell";
import { useListAddress, type useList } from "./use-list";

/** Texts of a line, without what stands on the card already. */
function saidOf(row: RecordData, columns: Column[], above: string[]): string[] {
  const said: string[] = [];
  for (const column of columns) {
    const text = kindOf(column.field, row[column.path]).text(row[column.path], column.field);
    if (text && ![...above, ...said].some((one) => one.includes(text))) said.push(text);
  }
  return said;
}

/** A figure says what it counts, a deadline what is left of it, a time what happened then. */
function Fact({ row, column, over }: { row: RecordData; column: Column; over: boolean }) {
  const value = row[column.path];
  if (column.style === "countdown") return <StyledCell style={column.style} value={value} field={column.field} over={over} />;
  const kind = kindOf(column.field, value);
  return <span>{column.label} {kind.name === "datetime" ? shortTime(value) : kind.text(value, column.field)}</span>;
}

const FIGURES = new Set(["money", "number", "percent", "date", "datetime"]);
/** Who and what a record is about. A numbered document is about what it refers to; a thing with a name has further names. */
const NAMES = { numbered: new Set(["reference", "user"]), named: new Set(["reference", "text", "phone", "user", "barcode"]) };
const MOST = { names: 3, words: 3, facts: 3 };

interface CardProps {
  row: RecordData;
  descriptor: FormDescriptor;
  columns: Column[];
  acts: Act[];
  /** Chosen or not while rows are being chosen; nothing while they are not. */
  chosen: boolean | undefined;
  onChoose: () => void;
}

function Card({ row, descriptor, columns, acts, chosen, onChoose }: CardProps) {
  const { t } = useTranslation("runtime");
  const { app, form } = useListAddress();
  const { document } = descriptor;
  const status = statusField(document) ?? columns.find((column) => optionNamed(column.field, row[column.path])?.color)?.field;
  const titled = columns.find((column) => column.path === document.title)?.field;
  const named = titled !== undefined && titled.type !== "autonumber";
  const isZero = (column: Column) => !/[1-9]/.test(String(row[column.path]));
  const shown = columns.filter((column) => !isEmpty(row[column.path]) && column.path !== document.title && column.path !== status?.key && column.path !== "flag" && column.style !== "note" && kindOf(column.field).name !== "boolean");
  const sums = shown.filter((column) => kindOf(column.field).name === "money");
  const amount = named ? sums.find((column) => !isZero(column)) : sums[0];
  const names = shown.filter((column) => (named ? NAMES.named.has(kindOf(column.field, row[column.path]).name) : NAMES.numbered.has(column.field.type)));
  const figures = shown.filter((column) => column !== amount && !names.includes(column) && (FIGURES.has(kindOf(column.field).name) || column.style === "countdown"));
  const facts = figures.filter((column) => !(sums.includes(column) && isZero(column)) && !(amount && sums.includes(column) && row[column.path] === row[amount.path])).slice(0, MOST.facts);
  const words = shown.filter((column) => !names.includes(column) && !figures.includes(column) && column !== amount);
  const title = kindOf(titled ?? { key: "", type: "text" }).text(row[document.title], { key: "", type: "text" }) || `#${row.id}`;
  const who = saidOf(row, names, named ? [title] : []).slice(0, MOST.names);
  const what = saidOf(row, words, [title, ...who]).slice(0, MOST.words);
  const over = isOver(descriptor, row);
  const said = (
    <>
      <header>
        <span className={named ? styles.name : undefined}>{title}</span>
        {columns.flatMap((column) => column.beside).map((field) => <Mark key={field.key} field={field} value={row[field.key]} />)}
        {status && !isEmpty(row[status.key]) ? <Tag tone={toneOf(optionNamed(status, row[status.key])?.color)} dot>{optionText(row[status.key], status)}</Tag> : null}
      </header>
      {who.length || amount ? (
        <div className={styles.main}>
          <p className={named ? styles.line : `${styles.line} ${styles.who}`}>{who.join(" · ")}</p>
          {amount ? <b>{named ? <small>{amount.label}</small> : null}¥{kindOf(amount.field).text(row[amount.path], amount.field)}</b> : null}
        </div>
      ) : null}
      {what.length || facts.length ? <p className={styles.facts}>{what.length ? <span className={styles.line}>{what.join(" · ")}</span> : null}{facts.map((column) => <Fact key={column.path} row={row} column={column} over={over} />)}</p> : null}
    </>
  );
  if (chosen !== undefined) {
    return (
      <article className={`${styles.card} ${styles.choosing} ${chosen ? styles.chosen : ""}`} onClick={(event) => { event.preventDefault(); onChoose(); }}>
        <Checkbox checked={chosen} aria-label={t("list.select", { name: title })} />
        <div className={styles.open}>{said}</div>
      </article>
    );
  }
  return (
    <article className={styles.card}>
      <Link to="/apps/$app/forms/$form/$id" params={{ app, form, id: String(row.id) }} className={styles.open}>{said}</Link>
      {acts.length ? <Suspense><RowOffer app={app} form={form} id={row.id} name={title} acts={acts} /></Suspense> : null}
    </article>
  );
}

interface CardsProps {
  descriptor: FormDescriptor;
  columns: Column[];
  list: ReturnType<typeof useList>;
  /** What each card offers. */
  actsOf: (row: RecordData) => Act[];
  /** Rows are being chosen for an action on several. */
  choosing: boolean;
  selected: Set<number>;
  onSelect: (selected: Set<number>) => void;
}

export default function Cards({ descriptor, columns, list, actsOf, choosing, selected, onSelect }: CardsProps) {
  const { t } = useTranslation("runtime");
  const { rows, items } = list;
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <div className={`${styles.cards} ${choosing ? styles.under : ""}`} aria-busy={rows.isFetching}>
      {rows.isFetched ? null : Array.from({ length: 5 }, (_, index) => <div key={index} className={styles.card}><Bar width="50%" /><Bar width="80%" /><Bar width="60%" /></div>)}
      {items.map((row) => <Card key={row.id} row={row} descriptor={descriptor} columns={columns} acts={actsOf(row)} chosen={choosing ? selected.has(row.id) : undefined} onChoose={() => toggle(row.id)} />)}
      {rows.hasNextPage ? <Button block size="large" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t("list.more")}</Button> : null}
    </div>
  );
}
