/** Verbs on what must always hold: constraints of a single record, invariants between records. */
import { moveWithin, patched, replaceWhere } from "../list";
import type { Constraint, FormDocument, Invariant } from "../types";

export type CheckList = "constraints" | "invariants";
export type Check = Constraint | Invariant;

/** A form without them keeps no empty list. */
function withChecks(form: FormDocument, list: CheckList, checks: readonly Check[]): FormDocument {
  return patched(form, { [list]: checks.length ? checks : undefined } as Partial<FormDocument>);
}

const checksOf = (form: FormDocument, list: CheckList): readonly Check[] => form[list] ?? [];

export function addCheck(form: FormDocument, list: CheckList, check: Check): FormDocument {
  return withChecks(form, list, [...checksOf(form, list), check]);
}

export function setCheck(form: FormDocument, list: CheckList, id: string, changes: Partial<Constraint & Invariant>): FormDocument {
  return withChecks(form, list, replaceWhere(checksOf(form, list), (check) => check.id === id, (check) => patched(check, changes)));
}

export function moveCheck(form: FormDocument, list: CheckList, from: number, to: number): FormDocument {
  return withChecks(form, list, moveWithin(checksOf(form, list), from, to));
}

export function removeCheck(form: FormDocument, list: CheckList, id: string): FormDocument {
  return withChecks(form, list, checksOf(form, list).filter((check) => check.id !== id));
}
