/** Puts a copied block into the grid; codes and names of references are looked up on the server, each text once. */
import { queryClient } from "@/api/queries";
import { optionsQuery } from "@/api/records";
import type { FieldDocument, OptionItem } from "@/api/types";

import { askedRecord } from "./asked-record";
import { MOST_LINES, setCell } from "./draft";
import { placeBlock, readBlock } from "./paste";
import type { FormStore } from "./store";

interface PasteProps {
  text: string;
  columns: FieldDocument[];
  table: FieldDocument;
  store: FormStore;
  app: string;
  form: string;
  row: number;
  column: number;
  recordId?: number;
}

interface Pasted {
  rows: number;
  wrong: string[];
  /** Rows that found no room any more. */
  over: number;
}

/** Only a clear answer counts: the very title, or the one record found. */
function clear(items: OptionItem[], text: string): OptionItem | undefined {
  return items.find((item) => item.title === text || item.subtitle === text || Object.values(item.values ?? {}).includes(text)) ?? (items.length === 1 ? items[0] : undefined);
}

async function lookUp({ app, form, table, store, recordId }: PasteProps, column: FieldDocument, text: string): Promise<OptionItem | undefined> {
  const record = askedRecord(column, store.getState().draft.values, recordId);
  const items = await queryClient.fetchQuery(optionsQuery(app, form, `${table.key}.${column.key}`, text, record));
  return clear(items, text);
}

export async function pasteBlock(props: PasteProps): Promise<Pasted> {
  const { columns, table, store, row } = props;
  const typedBefore = columns.slice(0, props.column).filter((column) => ["formula", "lookup", "rollup"].includes(column.type)).length;
  const room = Math.max(0, (table.max ?? MOST_LINES) - row);
  const placed = placeBlock(readBlock(props.text), columns, props.column - typedBefore);
  const cells = placed.filter((cell) => cell.row < room);
  const over = new Set(placed.filter((cell) => cell.row >= room).map((cell) => cell.row)).size;
  const asked = new Map<string, Promise<OptionItem | undefined>>();
  for (const cell of cells) {
    const key = `${cell.column.key}\n${cell.text}`;
    if (cell.column.type === "reference" && !asked.has(key)) asked.set(key, lookUp(props, cell.column, cell.text).catch(() => undefined));
  }
  const wrong: string[] = [];
  const ready: { row: number; column: string; value: unknown }[] = [];
  for (const cell of cells) {
    if (cell.column.type === "reference") {
      const item = await asked.get(`${cell.column.key}\n${cell.text}`);
      if (item) ready.push({ row: row + cell.row, column: cell.column.key, value: { id: item.id, title: item.title } });
      else wrong.push(cell.text);
    } else if (cell.wrong) wrong.push(cell.text);
    else ready.push({ row: row + cell.row, column: cell.column.key, value: cell.value });
  }
  store.getState().change((draft) => ready.reduce((next, cell) => setCell(next, table.key, cell.row, cell.column, cell.value), draft), [table.key]);
  return { rows: new Set(ready.map((cell) => cell.row)).size, wrong, over };
}
