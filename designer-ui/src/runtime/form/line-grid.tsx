/** The line-item grid: one active cell, typed into at once; Enter goes down, Tab goes on, a block from Excel falls into place. */
import { Plus, Table2, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FieldDocument, FormDescriptor } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { isClosed, kindOf } from "@/kinds/registry";
import { Card } from "@/parts/card";
import { toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { addUp } from "@/runtime/list/add-up";
import { summedColumns } from "@/runtime/record/summed-columns";

import { copyAbove, insertLine, isBlank, MOST_LINES, removeLine } from "./draft";
import { columnsOf, LEAST } from "./line-columns";
import styles from "./line-grid.module.css";
import { LineRow } from "./line-row";
import type { FormStore } from "./store";

export interface LinesProps {
  app: string;
  descriptor: FormDescriptor;
  table: FieldDocument;
  store: FormStore;
  readonly: boolean;
  hidden: (path: string) => boolean;
  title: string;
  recordId?: number;
}

/** Blank rows below the last one invite typing, as paper does. */
const BLANKS = 4;
const FEWEST = 8;
const FEW = 2;

export function LineGrid(props: LinesProps) {
  const { app, descriptor, table, store, readonly, title, recordId } = props;
  const { t } = useTranslation("runtime");
  const box = useRef<HTMLDivElement>(null);
  const lines = useStore(store, (state) => state.draft.lines[table.key]) ?? [];
  const touched = useStore(store, (state) => state.draft.touched);
  const problem = useStore(store, (state) => state.draft.problems[table.key]);
  const [active, setActive] = useState<{ row: number; column: number } | null>(null);
  const values = useStore(store, (state) => state.draft.values);
  const columns = columnsOf(props, lines, { values });
  const editable = columns.map((column, index) => (!isClosed(column) && !readonly ? index : -1)).filter((index) => index >= 0);
  const filled = lines.filter((line) => !isBlank(line, table, touched));
  const settled = readonly || Boolean(table.fixed);
  const shown = settled ? lines.length : Math.min(table.min ? Math.max(lines.length + BLANKS, FEWEST) : lines.length + FEW, table.max ?? MOST_LINES);
  const change = store.getState().change;
  const summed = summedColumns(descriptor.document.fields, table.key);
  const pieces = columns.find((column) => kindOf(column).name === "number" && summed.has(column.key));
  const total = pieces ? addUp(filled.map((line) => line[pieces.key])) : null;

  const go = (row: number, column: number) => setActive({ row: Math.max(0, Math.min(row, shown - 1)), column });
  const step = (row: number, column: number, by: 1 | -1) => {
    const at = editable.indexOf(column) + by;
    if (at >= editable.length) go(row + 1, editable[0] ?? 0);
    else if (at < 0) { if (row > 0) go(row - 1, editable.at(-1) ?? 0); }
    else go(row, editable[at]!);
  };

  const onKey = (event: React.KeyboardEvent) => {
    if (!active || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const { row, column } = active;
    if (event.key === "Tab") {
      if (!event.shiftKey && row >= lines.length && column === editable.at(-1)) return setActive(null);
      step(row, column, event.shiftKey ? -1 : 1);
    } else if (event.key === "Enter" && !(event.ctrlKey || event.metaKey)) go(row + 1, event.shiftKey ? column : editable[0] ?? 0);
    else if (event.key === "ArrowDown") go(row + 1, column);
    else if (event.key === "ArrowUp") go(row - 1, column);
    else if (!settled && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") change((draft) => copyAbove(draft, table, row), [table.key]);
    else if (!settled && event.altKey && (event.key === "Delete" || event.key === "Backspace")) change((draft) => removeLine(draft, table.key, row), [table.key]);
    else if (!settled && event.altKey && event.key === "Insert") change((draft) => insertLine(draft, table.key, row), [table.key]);
    else if (event.key === "Escape") { setActive(null); box.current?.focus(); }
    else return;
    event.preventDefault();
  };

  const paste = async (text: string, at: { row: number; column: number }) => {
    const { pasteBlock } = await import("./paste-block");
    const result = await pasteBlock({ text, columns, table, store, app, form: descriptor.document.key, row: at.row, column: at.column, recordId });
    if (result.over) toast(t("lines.pastedOver", { count: result.over, rows: result.rows, most: table.max ?? MOST_LINES }), "warning");
    if (result.wrong.length) toast(t("lines.pastedPartly", { count: result.rows, wrong: result.wrong.slice(0, 3).join(t("common:listJoin")) }), "warning");
    else if (!result.over) toast(t("lines.pasted", { count: result.rows }));
  };
  const onPaste = (event: React.ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (settled || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    void paste(text, active ?? { row: lines.length, column: editable[0] ?? 0 });
  };
  const fromClipboard = async () => {
    try {
      await paste(await navigator.clipboard.readText(), { row: filled.length, column: editable[0] ?? 0 });
    } catch {
      toast(t("lines.pasteByKey"), "warning");
      go(filled.length, editable[0] ?? 0);
    }
  };

  const note = filled.length ? `${t("lines.count", { count: filled.length })}${total && pieces ? ` · ${kindOf(pieces).text(total, pieces)} ${t("lines.pieces")}` : ""}` : t("lines.empty");
  return (
    <Card flush title={title} note={note} extra={settled ? null : <button type="button" className={styles.tool} onClick={() => void fromClipboard()}><Icon as={Table2} size={14} />{t("lines.fromExcel")}<KeyCap>Ctrl V</KeyCap></button>}>
      {problem ? <p className={styles.problem} role="alert">{problem}</p> : null}
      <div ref={box} className={styles.scroll} tabIndex={-1} onKeyDown={onKey} onPaste={onPaste} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null) && event.relatedTarget) setActive(null); }}>
        <table className={styles.grid} aria-label={title} data-entry={readonly ? undefined : ""}>
          <thead>
            <tr>
              <th className={styles.no}>#</th>
              {columns.map((column) => <th key={column.key} className={kindOf(column).align === "right" ? "num" : undefined} style={{ minWidth: isClosed(column) ? undefined : LEAST[kindOf(column).name] ?? kindOf(column).width }}>{labelOf(column)}{column.required === "TRUE" && !isClosed(column) ? <span className={styles.star} aria-label={t("common:required")}>*</span> : null}</th>)}
              <th className={styles.tools} />
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shown }, (_, row) => (
              <LineRow key={lines[row]?._key ?? `blank-${row}`} app={app} form={descriptor.document.key} table={table} store={store} row={row} line={lines[row]} columns={columns} readonly={readonly}
                active={active?.row === row ? active.column : -1} onActivate={go} onDone={(column) => step(row, column, 1)} recordId={recordId}
                remove={lines[row] && !settled ? (
                  <button type="button" tabIndex={-1} aria-label={t("lines.remove", { n: row + 1 })} title={t("lines.remove", { n: row + 1 })} onClick={() => change((draft) => removeLine(draft, table.key, row), [table.key])}><Icon as={Trash2} size={14} /></button>
                ) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {settled ? null : <button type="button" className={styles.add} onClick={() => go(filled.length, editable[0] ?? 0)}><Icon as={Plus} size={14} />{t("lines.add")}</button>}
    </Card>
  );
}

