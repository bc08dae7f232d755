/** The form's own formulas, run while a person types: what a tree reads, and the values it reads. */
import type { FieldDocument, FormDocument } from "@/api/types";
import { isComputed, kindOf } from "@/kinds/registry";

import type { Draft, DraftLine } from "./draft";

export interface Tree {
  node: "literal" | "read" | "cell" | "rows" | "list" | "call";
  type: string;
  key?: string;
  name?: string;
  list?: string;
  value?: unknown;
  body?: Tree;
  args?: Tree[];
  items?: Tree[];
}

export type Env = Record<string, unknown>;

const known = new WeakMap<Tree, string[]>();

/** Keys a tree reads; columns of a sub-table as lines.qty. */
export function keysOf(tree: Tree): string[] {
  const kept = known.get(tree);
  if (kept) return kept;
  const keys = [...new Set(read(tree, ""))];
  known.set(tree, keys);
  return keys;
}

function read(tree: Tree, prefix: string): string[] {
  if (tree.node === "read") return [tree.key ?? ""];
  if (tree.node === "cell") return [prefix + (tree.key ?? "")];
  if (tree.node === "rows") return tree.body ? read(tree.body, `${tree.list}.`) : [];
  return [...(tree.args ?? []), ...(tree.items ?? [])].flatMap((child) => read(child, prefix));
}

function plain(field: FieldDocument, value: unknown): unknown {
  if (value === undefined || value === "") return null;
  if (value && typeof value === "object" && !Array.isArray(value)) return "id" in value ? (value as { id: number }).id : value;
  if (field.type === "boolean") return value === true;
  return value ?? null;
}

export function lineEnv(table: FieldDocument, line: DraftLine): Env {
  return Object.fromEntries((table.fields ?? []).map((column) => [column.key, plain(column, line[column.key])]));
}

/** The field of the record that a row reads as record.x, where it is typed and not computed. */
export function typedOf(document: FormDocument, key: string): FieldDocument | undefined {
  return document.fields.find((field) => key === `record.${field.key}` && field.type !== "subtable" && !isComputed(field));
}

/** What rows read of their record (record.x). */
export function ofRecord(document: FormDocument, draft: Pick<Draft, "values">, keys: string[]): Env {
  return Object.fromEntries(keys.flatMap((key) => {
    const field = typedOf(document, key);
    return field ? [[key, plain(field, draft.values[field.key])]] : [];
  }));
}

export function envOf(document: FormDocument, draft: Draft, lines: Record<string, DraftLine[]>): Env {
  const env: Env = { id: null };
  for (const field of document.fields) {
    env[field.key] = field.type === "subtable" ? (lines[field.key] ?? []).map((line) => lineEnv(field, line)) : plain(field, draft.values[field.key]);
  }
  return env;
}

/** A value behind a reference (customer.level) is not in the browser; such formulas are the server's. */
export function canRun(tree: Tree, document: FormDocument): boolean {
  return keysOf(tree).every((key) => {
    const [head = "", ...rest] = key.split(".");
    if (rest.length === 0) return !["old", "task", "actor"].includes(head);
    const table = document.fields.find((field) => field.key === head && field.type === "subtable");
    return Boolean(table) && rest.length === 1;
  });
}

function decimal(value: { toFixed: (scale?: number) => string }, kind: string, field: FieldDocument): string {
  const scale = field.result?.scale ?? (kind === "money" ? 2 : undefined);
  return value.toFixed(scale);
}

/** Decimals in the scale the field shows, so that a total does not change its digits when the server answers. */
export function shownResult(field: FieldDocument, value: unknown): unknown {
  const kind = kindOf(field).name;
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && "toFixed" in value) return decimal(value as { toFixed: (scale?: number) => string }, kind, field);
  return value;
}
