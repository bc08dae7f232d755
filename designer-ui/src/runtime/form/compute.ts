/** Live totals: the form's formulas over what is typed, before the server has said a word. */
import type { FieldDocument, FormDescriptor, FormDocument } from "@/api/types";

import type { Draft, DraftLine } from "./draft";
import { isBlank } from "./draft";
import { canRun, type Env, envOf, keysOf, lineEnv, ofRecord, shownResult, type Tree, typedOf } from "./formula";
import { valueOf } from "./interpreter";

const PASSES = 4;

interface Computed {
  field: FieldDocument;
  tree: Tree;
}

function computedOf(descriptor: FormDescriptor, fields: FieldDocument[], prefix: string): Computed[] {
  return fields.flatMap((field, index) => {
    const tree = descriptor.formulas[`${prefix}/${index}/expr`] as Tree | undefined;
    return field.type === "formula" && tree ? [{ field, tree }] : [];
  });
}

function computeLines(table: FieldDocument, formulas: Computed[], lines: DraftLine[], draft: Draft, own: Env): DraftLine[] {
  return lines.map((line) => {
    if (isBlank(line, table, draft.touched)) return line;
    let next = line;
    for (const { field, tree } of formulas) {
      const result = valueOf(tree, { ...own, ...lineEnv(table, next) });
      if (result === undefined) continue;
      const value = shownResult(field, result);
      if (next[field.key] !== value) next = { ...next, [field.key]: value };
    }
    return next;
  });
}

/** The draft with every formula that can be run here brought up to date. */
export function compute(descriptor: FormDescriptor, draft: Draft): Draft {
  const { document } = descriptor;
  const lines = { ...draft.lines };
  document.fields.forEach((table, index) => {
    if (table.type !== "subtable") return;
    const columns = new Set((table.fields ?? []).map((column) => column.key));
    const formulas = computedOf(descriptor, table.fields ?? [], `/fields/${index}/fields`).filter(({ tree }) => readsOnly(tree, columns, document));
    const own = ofRecord(document, draft, formulas.flatMap(({ tree }) => keysOf(tree)));
    lines[table.key] = computeLines(table, formulas, draft.lines[table.key] ?? [], draft, own);
  });
  const filled = Object.fromEntries(document.fields.filter((field) => field.type === "subtable").map((table) => [table.key, (lines[table.key] ?? []).filter((line) => !isBlank(line, table, draft.touched))]));
  const formulas = computedOf(descriptor, document.fields, "/fields").filter(({ tree }) => canRun(tree, document));
  const values = { ...draft.values };
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false;
    const env = envOf(document, { ...draft, values }, filled);
    for (const { field, tree } of formulas) {
      const result = valueOf(tree, env);
      if (result === undefined) continue;
      const value = shownResult(field, result);
      if (values[field.key] === value) continue;
      values[field.key] = value;
      env[field.key] = value;
      changed = true;
    }
    if (!changed) break;
  }
  return { ...draft, values, lines };
}

/** A row's formula is run here when it reads the row, and what is typed into the record. */
function readsOnly(tree: Tree, columns: Set<string>, document: FormDocument): boolean {
  return keysOf(tree).every((key) => columns.has(key) || typedOf(document, key) !== undefined);
}

export interface FieldState {
  visible: boolean;
  required: boolean;
  readonly: boolean;
}

/** Whether the condition of the form at `pointer` holds; what cannot be worked out here is shown. */
export function holds(descriptor: FormDescriptor, pointer: string, written: string | undefined, env: () => Record<string, unknown>, otherwise: boolean): boolean {
  if (!written) return otherwise;
  if (/^TRUE$/i.test(written)) return true;
  if (/^FALSE$/i.test(written)) return false;
  const tree = descriptor.formulas[pointer] as Tree | undefined;
  if (!tree || !canRun(tree, descriptor.document)) return /\/(visible|path_when)$/.test(pointer);
  return valueOf(tree, env()) === true;
}

/** Visible, required and read-only of every field as it stands now; lines by the conditions of their own columns. */
export function fieldStates(descriptor: FormDescriptor, draft: Draft): Record<string, FieldState> {
  const { document } = descriptor;
  let kept: Record<string, unknown> | undefined;
  const env = () => (kept ??= envOf(document, draft, draft.lines));
  return Object.fromEntries(document.fields.map((field, index) => {
    const visible = holds(descriptor, `/fields/${index}/visible`, field.visible, env, true);
    return [field.key, {
      visible,
      required: visible && holds(descriptor, `/fields/${index}/required`, field.required, env, false),
      readonly: holds(descriptor, `/fields/${index}/readonly`, field.readonly, env, false),
    }];
  }));
}
