/** The columns of a list: what the view names, in the person's own order, without what rights hide. */
import { useState } from "react";

import type { FieldDocument, FormDescriptor, ViewDocument } from "@/api/types";
import { say } from "@/i18n";
import { fieldAt, labelOf, statusField } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";

export interface Column {
  path: string;
  field: FieldDocument;
  label: string;
  width: number;
  /** How narrow it may become before the list scrolls sideways. */
  least: number;
  align: "left" | "right";
  /** How readily it gives room up where room lacks, beside the others. */
  gives: number;
  elastic: boolean;
  style: string | undefined;
  /** What stands as small marks beside the value. */
  beside: FieldDocument[];
}

/** Names, words and choices may be cut with an ellipsis; numbers, dates and states never. */
const SHRINKS: Record<string, number> = { text: 0.7, textarea: 0.7, reference: 0.6, address: 0.7, user: 0.7, department: 0.7, select: 0.75 };

interface Choice {
  order: string[];
  hidden: string[];
}

/** What a figure needs before it is cut: 118,260.00 and 12,345. */
const FIGURE: Record<string, number> = { money: 92, number: 60, percent: 60 };

/** Room between figures goes first, then that of names. */
const GIVES = { figure: 6, word: 2 };

/** A column shows its longest choice, up to this. */
const MOST_WORDS = 200;

/** A Latin letter, on average, in the size of the head and in that of the cells; the padding of a cell and room for the arrow. */
const HEAD_LETTER = 6;
const CELL_LETTER = 6.7;
const HEAD_BESIDE = 24;

/** About how wide the text will be. */
export function widthOf(text: string, letter: number): number {
  return Math.round([...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 255 ? 12 : letter), 0));
}

function columnOf(descriptor: FormDescriptor, path: string, { width, name, style, beside = [] }: { width?: number; name?: string; style?: string; beside?: string[] } = {}): Column | null {
  const field = fieldAt(descriptor.document, path);
  if (!field || descriptor.rights.fields?.[path] === "hidden") return null;
  const marks = beside.filter((key) => descriptor.rights.fields?.[key] !== "hidden").map((key) => fieldAt(descriptor.document, key)).filter((one) => one !== undefined);
  const kind = kindOf(field);
  const label = name || labelOf(field);
  const longEnough = widthOf(label, HEAD_LETTER) + HEAD_BESIDE;
  const words = field.key === "flag" || kind.name === "multiselect" ? 0 : Math.min(MOST_WORDS, Math.max(0, ...optionsOf(field).map((option) => widthOf(say(option.name), style === "tag" ? HEAD_LETTER : CELL_LETTER) + 32)));
  const full = Math.max(words, width ? Math.max(width, field.key === "flag" ? width : longEnough) : Math.max(kind.width, longEnough));
  const state = path === statusField(descriptor.document)?.key || style === "countdown" || optionsOf(field).some((option) => option.color);
  const share = state ? undefined : SHRINKS[kind.name];
  const figure = style ? undefined : FIGURE[kind.name];
  const least = share ? Math.max(longEnough, Math.round(full * share)) : style ? full : Math.max(words, longEnough, figure ?? kind.width);
  return { path, field, label, width: full, least: Math.min(least, full), gives: figure ? GIVES.figure : GIVES.word, align: style === "countdown" ? "right" : kind.align, elastic: false, style, beside: marks };
}

/** Without a view a list shows the first fields that fit. */
function defaults(descriptor: FormDescriptor): string[] {
  return descriptor.document.fields.filter((field) => field.type !== "subtable").slice(0, 8).map((field) => field.key);
}

const ELASTIC = new Set(["textarea", "formula", "text", "address", "reference", "lookup"]);

/** A dozen characters say what it is about. */
const LEAST_ELASTIC = 110;

/** Wider than this, a name stands too far from what is said of it; what is over goes to all. */
export const MOST_ELASTIC = 420;

function stretch(columns: Column[]): Column[] {
  const widest = columns.filter((column) => column.align === "left" && ELASTIC.has(column.field.type) && !optionsOf(column.field).length).sort((one, two) => two.width - one.width)[0];
  return columns.map((column) => (column === widest ? { ...column, elastic: true, least: Math.min(column.least, Math.max(LEAST_ELASTIC, Math.round(column.width * 0.4))) } : column));
}

export function allColumns(descriptor: FormDescriptor, view: ViewDocument | undefined): Column[] {
  const named = view?.columns.length ? view.columns.map((one) => ({ path: one.field, width: one.width, name: say(one.name), style: one.style, beside: one.beside })) : defaults(descriptor).map((path) => ({ path, width: undefined, name: "", style: undefined, beside: undefined }));
  const inView = named.map((one) => columnOf(descriptor, one.path, one));
  const known = new Set(named.map((one) => one.path));
  const others = descriptor.document.fields.filter((field) => !known.has(field.key) && field.type !== "subtable").map((field) => columnOf(descriptor, field.key));
  return [...inView, ...others].filter((column) => column !== null);
}

export function useColumns(descriptor: FormDescriptor, view: ViewDocument | undefined) {
  const key = `tenon.columns.${descriptor.document.key}.${view?.key ?? ""}`;
  const all = allColumns(descriptor, view);
  const standard = view?.columns.map((column) => column.field) ?? defaults(descriptor);
  const [choice, setChoice] = useState<Choice | null>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null") as Choice | null;
    } catch {
      return null;
    }
  });
  const order = choice?.order ?? standard;
  const rank = (path: string) => (order.includes(path) ? order.indexOf(path) : order.length);
  const sorted = [...all].sort((one, two) => rank(one.path) - rank(two.path));
  const isShown = (path: string) => (choice ? !choice.hidden.includes(path) : standard.includes(path));
  const keep = (next: Choice | null) => {
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
    setChoice(next);
  };
  const hidden = sorted.filter((column) => !isShown(column.path)).map((column) => column.path);
  const paths = sorted.map((column) => column.path);
  return {
    shown: stretch(sorted.filter((column) => isShown(column.path))),
    all: sorted,
    isShown,
    changed: choice !== null,
    toggle: (path: string) => keep({ order: paths, hidden: isShown(path) ? [...hidden, path] : hidden.filter((one) => one !== path) }),
    move: (path: string, by: number) => {
      const at = paths.indexOf(path);
      const next = paths.filter((one) => one !== path);
      next.splice(Math.max(0, at + by), 0, path);
      keep({ order: next, hidden });
    },
    reset: () => keep(null),
  };
}
