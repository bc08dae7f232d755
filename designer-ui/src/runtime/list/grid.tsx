/** Virtual rows: a hundred thousand records scroll as ten do, and the next page is asked for before the end is seen. */
import { Link, useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Checkbox } from "antd";
import { ArrowDown, ArrowUp } from "lucide-react";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { FormDescriptor, FormDocument, RecordData } from "@/api/types";
import { copiedText } from "@/kinds/copied";
import { canSort, labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { CopyButton } from "@/parts/copy-button";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";

import type { Act } from "./acts";
import { MOST_ELASTIC, widthOf, type Column } from "./columns";
import styles from "./grid.module.css";
import { isOver } from "./is-over";
import { isMarked, Mark } from "./mark";
import { RowOffer } from "./row-offers";
import { StyledCell } from "./styled-cell";
import { useListAddress, type useList } from "./use-list";

const ROW = 36;

interface GridProps {
  descriptor: FormDescriptor;
  columns: Column[];
  list: ReturnType<typeof useList>;
  /** What each row offers. */
  actsOf: (row: RecordData) => Act[];
  /** How wide the offers are; nothing where the view offers none. */
  offerWidth: number;
  selected: Set<number>;
  onSelect: (selected: Set<number>) => void;
}

/** SO20261127-0042: a number is of no use without its end. */
const NUMBERED = /^\S*\d{4}\S*$/;
const DIGIT = 7.5;
const BESIDE = 18;

/** How narrow a column may become; references to numbered records keep their numbers whole. */
function leastOf(column: Column, row: RecordData | undefined): number {
  const text = row && column.field.type === "reference" ? kindOf(column.field).text(row[column.path], column.field) : "";
  return NUMBERED.test(text) ? Math.max(column.least, Math.min(column.width, widthOf(text, DIGIT) + BESIDE)) : column.least;
}

/** The same for every row, and so are the widths: what is over goes to the elastic one first, what lacks is given up by figures first. */
function widthsOf(columns: Column[], row: RecordData | undefined) {
  return columns.map((column) => {
    const { width, gives, elastic } = column;
    return { flex: `${elastic ? 1000 : 1} ${gives} ${width}px`, minWidth: leastOf(column, row), maxWidth: elastic ? Math.max(width, MOST_ELASTIC) : undefined };
  });
}

function Head({ columns, widths, sort, onSort }: { columns: Column[]; widths: React.CSSProperties[]; sort: string | undefined; onSort: (sort: string) => void }) {
  const { t } = useTranslation("runtime");
  const [first = ""] = (sort ?? "").split(",");
  const sorted = first.replace("-", "");
  return columns.map((column, index) => {
    const style = widths[index];
    const active = sorted === column.path;
    const down = active && first.startsWith("-");
    const state = active ? (down ? "descending" : "ascending") : undefined;
    const className = `${styles.headCell} ${column.align === "right" ? styles.right : ""}`;
    if (column.path === "flag") return <div key={column.path} role="columnheader" className={className} style={style} aria-label={column.label}><Icon name="flag" size={13} /></div>;
    if (!canSort(column.field)) return <div key={column.path} role="columnheader" className={className} style={style}>{column.label}</div>;
    return (
      <div key={column.path} role="columnheader" aria-sort={state} className={className} style={style}>
        <button type="button" onClick={() => onSort(`${active && down ? "" : "-"}${column.path}`)} title={t("list.sortBy", { name: column.label })}>
          {column.label}
          {active ? <Icon as={down ? ArrowDown : ArrowUp} size={12} /> : null}
        </button>
      </div>
    );
  });
}

function Cell({ document, column, width, row, app, form, title, over }: { document: FormDocument; column: Column; width: React.CSSProperties | undefined; row: RecordData; app: string; form: string; title: boolean; over: boolean }) {
  const value = row[column.path];
  const kind = kindOf(column.field, value);
  const copied = copiedText(document, column.field, value);
  const shown = <StyledCell style={column.style} value={value} field={column.field} over={over} />;
  return (
    <div role="cell" className={`${styles.cell} ${kind.align === "right" || column.align === "right" ? styles.right : ""}`} style={width}>
      {title ? <Link to="/apps/$app/forms/$form/$id" params={{ app, form, id: String(row.id) }} className={styles.title} tabIndex={-1} draggable={false}>{shown}</Link> : shown}
      {column.beside.some((field) => isMarked(field, row[field.key])) ? <span className={styles.marks} title={column.beside.filter((field) => isMarked(field, row[field.key])).map((field) => (row[field.key] === true ? labelOf(field) : kindOf(field).text(row[field.key], field))).join(" · ")}>{column.beside.map((field) => <Mark key={field.key} field={field} value={row[field.key]} />)}</span> : null}
      {copied ? <CopyButton text={copied} name={column.label} /> : null}
    </div>
  );
}

export function Grid({ descriptor, columns, list, actsOf, offerWidth, selected, onSelect }: GridProps) {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const { app, form, go } = useListAddress();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const anchor = useRef<number | null>(null);
  const { items, rows } = list;
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const visible = virtual.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows;
  useEffect(() => {
    if (last >= items.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const open = (row: RecordData) => void navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id: String(row.id) } });
  const toggle = (index: number, range: boolean) => {
    const next = new Set(selected);
    const [from, to] = range && anchor.current !== null ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    const on = !selected.has(items[index]!.id);
    for (let one = from; one <= to; one++) {
      const id = items[one]?.id;
      if (id === undefined) continue;
      if (on) next.add(id);
      else next.delete(id);
    }
    anchor.current = index;
    onSelect(next);
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    if (move) {
      const next = Math.max(0, Math.min(items.length - 1, at + move));
      setAt(next);
      virtual.scrollToIndex(next);
    } else if (event.key === "Enter" && items[at]) open(items[at]);
    else if (event.key === " " && items[at]) toggle(at, event.shiftKey);
    else if (event.key === "Escape") onSelect(new Set());
    else return;
    event.preventDefault();
  };
  const titlePath = columns.find((column) => column.path === descriptor.document.title)?.path ?? columns[0]?.path;
  const allOn = items.length > 0 && items.every((row) => selected.has(row.id));
  const widths = useMemo(() => widthsOf(columns, items[0]), [columns, items]);
  const style = { minWidth: 52 + offerWidth + widths.reduce((sum, one) => sum + one.minWidth, 0) };
  return (
    <div ref={scroller} className={styles.scroller} role="table" aria-rowcount={items.length} aria-label={t("list.rows")} tabIndex={0} onKeyDown={onKey} aria-busy={rows.isFetching}>
      <div className={styles.head} role="row" style={style}>
        <div role="columnheader" className={styles.check}>
          <Checkbox checked={allOn} disabled={!items.length} indeterminate={!allOn && selected.size > 0} aria-label={t("list.selectAll")} onChange={() => onSelect(allOn ? new Set() : new Set(items.map((row) => row.id)))} />
        </div>
        <Head columns={columns} widths={widths} sort={list.sort} onSort={(sort) => go({ sort })} />
        {offerWidth ? <div role="columnheader" className={styles.offer} style={{ width: offerWidth }}><span className="visually-hidden">{t("list.offers")}</span></div> : null}
      </div>
      {rows.isFetched ? null : <SkeletonRows rows={18} height={ROW} />}
      <div role="rowgroup" className={rows.isPlaceholderData ? styles.stale : undefined} style={{ height: virtual.getTotalSize(), position: "relative", minWidth: style.minWidth }}>
        {visible.map(({ index, start }) => {
          const row = items[index]!;
          const on = selected.has(row.id);
          const over = isOver(descriptor, row);
          return (
            <div
              key={row.id} role="row" aria-rowindex={index + 1} aria-selected={on} className={`${styles.row} ${on ? styles.on : ""} ${index === at ? styles.at : ""}`}
              style={{ ...style, transform: `translateY(${start}px)` }}
              onClick={(event) => { if (!(event.target as HTMLElement).closest("a, label, button, [data-floating], .ant-modal-root")) { if (event.ctrlKey || event.metaKey) toggle(index, false); else open(row); } }}
            >
              <div role="cell" className={styles.check} onClick={(event) => { event.stopPropagation(); event.preventDefault(); toggle(index, event.shiftKey); }}>
                <Checkbox checked={on} tabIndex={-1} aria-label={t("list.select", { name: String(row[descriptor.document.title] ?? row.id) })} />
              </div>
              {columns.map((column, at) => <Cell key={column.path} document={descriptor.document} column={column} width={widths[at]} row={row} app={app} form={form} title={column.path === titlePath} over={over} />)}
              {offerWidth ? <div role="cell" className={styles.offer} style={{ width: offerWidth }}><Suspense><RowOffer app={app} form={form} id={row.id} name={String(row[descriptor.document.title] ?? row.id)} acts={actsOf(row)} /></Suspense></div> : null}
            </div>
          );
        })}
      </div>
      {isFetchingNextPage ? <SkeletonRows rows={3} height={ROW} /> : null}
    </div>
  );
}
