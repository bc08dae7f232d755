/** What a person is typing: values, line items with their own keys, what was touched, and problems by path. Pure. */
import type { FieldDocument, FormDocument, Line, RecordData } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { isComputed, kindOf } from "@/kinds/registry";

export interface DraftLine {
  _key: string;
  id?: number;
  [field: string]: unknown;
}

export interface Draft {
  values: Record<string, unknown>;
  lines: Record<string, DraftLine[]>;
  /** Paths a person has typed into: "freight", "lines/a1/price". Defaults no longer overwrite them. */
  touched: Record<string, true>;
  /** Problems by the path the server names: "customer", "lines.2.qty". */
  problems: Record<string, string>;
}

/** What a grid holds where its form sets no bound. */
export const MOST_LINES = 500;

let made = 0;

export function newLine(values: Record<string, unknown> = {}): DraftLine {
  made += 1;
  return { ...values, _key: `k${made}-${Math.random().toString(36).slice(2, 7)}` };
}

export function subtables(document: FormDocument): FieldDocument[] {
  return document.fields.filter((field) => field.type === "subtable");
}

export function draftOf(document: FormDocument, record?: RecordData): Draft {
  const draft: Draft = { values: {}, lines: {}, touched: {}, problems: {} };
  for (const field of document.fields) {
    if (field.type === "subtable") draft.lines[field.key] = ((record?.[field.key] as Line[] | undefined) ?? []).map((line) => newLine(line));
    else draft.values[field.key] = record?.[field.key] ?? null;
  }
  return draft;
}

/** A new record as a button gives it: what the button wrote counts as typed, what follows from it goes on following. */
export function filledDraft(document: FormDocument, { values, given }: { values: Record<string, unknown>; given: string[] }): Draft {
  const draft = draftOf(document, values as RecordData);
  const touched: Draft["touched"] = {};
  for (const path of given) {
    const [head = "", column] = path.split(".");
    if (column === undefined) touched[head] = true;
    else for (const line of draft.lines[head] ?? []) touched[`${head}/${line._key}/${column}`] = true;
  }
  return { ...draft, touched };
}

/** A line with nothing typed by a person is a blank row: it is not sent and not an error. */
export function isBlank(line: DraftLine, table: FieldDocument, touched: Draft["touched"]): boolean {
  if (line.id !== undefined) return false;
  return (table.fields ?? []).every((column) => isComputed(column) || isEmpty(line[column.key]) || !touched[`${table.key}/${line._key}/${column.key}`]);
}

export function setValue(draft: Draft, key: string, value: unknown): Draft {
  const problems = { ...draft.problems };
  delete problems[key];
  return { ...draft, values: { ...draft.values, [key]: value }, touched: { ...draft.touched, [key]: true }, problems };
}

function withLines(draft: Draft, table: string, lines: DraftLine[]): Draft {
  return { ...draft, lines: { ...draft.lines, [table]: lines } };
}

/** Problems of lines are numbered; once lines move the numbers would point at the wrong rows. */
function withoutLineProblems(draft: Draft, table: string): Draft {
  return { ...draft, problems: Object.fromEntries(Object.entries(draft.problems).filter(([path]) => !path.startsWith(`${table}.`) && path !== table)) };
}

export function setCell(draft: Draft, table: string, at: number, column: string, value: unknown): Draft {
  const lines = [...(draft.lines[table] ?? [])];
  while (lines.length <= at) lines.push(newLine());
  const line = { ...lines[at]!, [column]: value };
  lines[at] = line;
  const problems = { ...draft.problems };
  delete problems[`${table}.${at}.${column}`];
  delete problems[table];
  return { ...withLines(draft, table, lines), touched: { ...draft.touched, [`${table}/${line._key}/${column}`]: true }, problems };
}

export function insertLine(draft: Draft, table: string, at: number): Draft {
  const lines = [...(draft.lines[table] ?? [])];
  lines.splice(at, 0, newLine());
  return withoutLineProblems(withLines(draft, table, lines), table);
}

export function removeLine(draft: Draft, table: string, at: number): Draft {
  return withoutLineProblems(withLines(draft, table, (draft.lines[table] ?? []).filter((_, index) => index !== at)), table);
}

/** Ctrl-D: what was typed above is typed here too; computed values follow by themselves. */
export function copyAbove(draft: Draft, table: FieldDocument, at: number): Draft {
  const above = draft.lines[table.key]?.[at - 1];
  if (!above) return draft;
  let next = draft;
  for (const column of table.fields ?? []) {
    if (!isComputed(column)) next = setCell(next, table.key, at, column.key, above[column.key]);
  }
  return next;
}

/** The server's answer to what was typed: defaults, looked-up and computed values, but never over what a person typed. */
export function mergeAnswer(document: FormDocument, draft: Draft, answer: Record<string, unknown>, sent: Record<string, string[]>): Draft {
  const values = { ...draft.values };
  const lines = { ...draft.lines };
  for (const field of document.fields) {
    if (!(field.key in answer)) continue;
    if (field.type !== "subtable") {
      if (isComputed(field) || !draft.touched[field.key]) values[field.key] = answer[field.key];
      continue;
    }
    const rows = answer[field.key] as Line[] | null;
    const keys = sent[field.key] ?? [];
    if (!rows || rows.length !== keys.length) continue;
    const byKey = new Map(keys.map((key, index) => [key, rows[index]!]));
    lines[field.key] = (draft.lines[field.key] ?? []).map((line) => {
      const row = byKey.get(line._key);
      if (!row) return line;
      const next = { ...line };
      for (const column of field.fields ?? []) {
        if (column.key in row && (isComputed(column) || !draft.touched[`${field.key}/${line._key}/${column.key}`])) next[column.key] = row[column.key];
      }
      return next;
    });
  }
  return { ...draft, values, lines };
}

/** The body of a save: everything typed for a new record, only what changed for an existing one. */
export function payloadOf(document: FormDocument, draft: Draft, before?: Draft, hidden: (path: string) => boolean = () => false): Record<string, unknown> {
  const payload: Record<string, unknown> = {};
  for (const field of document.fields) {
    if (hidden(field.key)) continue;
    if (field.type === "subtable") {
      const rows = (draft.lines[field.key] ?? []).filter((line) => !isBlank(line, field, draft.touched));
      if (before && sameLines(field, rows, before.lines[field.key] ?? [])) continue;
      if (before || rows.length) payload[field.key] = rows.map((line) => lineWire(field, line, hidden));
      continue;
    }
    if (isComputed(field)) continue;
    const value = kindOf(field).wire(draft.values[field.key]);
    if (value === undefined) continue;
    if (before ? draft.touched[field.key] && JSON.stringify(value) !== JSON.stringify(kindOf(field).wire(before.values[field.key])) : draft.touched[field.key]) payload[field.key] = value;
  }
  return payload;
}

function lineWire(table: FieldDocument, line: DraftLine, hidden: (path: string) => boolean): Record<string, unknown> {
  const wire: Record<string, unknown> = line.id === undefined ? {} : { id: line.id };
  for (const column of table.fields ?? []) {
    if (isComputed(column) || hidden(`${table.key}.${column.key}`)) continue;
    const value = kindOf(column).wire(line[column.key]);
    if (value !== undefined && !(line.id === undefined && isEmpty(value))) wire[column.key] = value;
  }
  return wire;
}

function sameLines(table: FieldDocument, now: DraftLine[], before: DraftLine[]): boolean {
  const plain = (lines: DraftLine[]) => JSON.stringify(lines.map((line) => lineWire(table, line, () => false)));
  return plain(now) === plain(before);
}

/** "/lines/2/qty", "lines[2].qty" and "lines.2.qty" are one place. */
export function pathKey(path: string): string {
  return path.replace(/^\/?(values\/|record\/)?/, "").replace(/\[(\d+)\]/g, ".$1").replaceAll("/", ".").replace(/^\./, "");
}

/** Line numbers of the payload count only lines that were sent; on screen blank rows stand between. */
export function screenPath(document: FormDocument, draft: Draft, path: string): string {
  const key = pathKey(path);
  const [head = "", number, ...rest] = key.split(".");
  const table = document.fields.find((field) => field.key === head && field.type === "subtable");
  if (!table || number === undefined || !/^\d+$/.test(number)) return key;
  const lines = draft.lines[head] ?? [];
  const sent = lines.map((line, index) => ({ line, index })).filter(({ line }) => !isBlank(line, table, draft.touched));
  return [head, String(sent[Number(number)]?.index ?? number), ...rest].join(".");
}
