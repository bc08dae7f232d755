/** What may be done to the records of a list: buttons and transitions of their form that the person's rights have. */
import type { RecordStep } from "@/api/record-writes";
import type { FormDescriptor } from "@/api/types";
import { say, type Words } from "@/i18n";

import type { Offers } from "./use-offers";

export interface Act {
  key: string;
  label: string;
  name?: Words;
  ask: string[];
  confirm?: Words;
  step: RecordStep;
  /** Each record has an answer of its own: several are asked for one after the other. */
  oneByOne: boolean;
  /** The form that it opens filled in, for one record. */
  fills?: string;
  /** States it leads on from; a button says it by its own condition, which the server knows. */
  from?: { field: string; states: string[] };
}

export function actsOf({ document, rights, fills }: FormDescriptor): Act[] {
  // Lines are chosen from those of one record: an answer for many would fit none of them.
  const asksLines = (ask: string[] = []) => document.fields.some((field) => field.type === "subtable" && ask.includes(field.key));
  const transitions = document.fields.filter((field) => field.type === "status").flatMap((field) => (field.transitions ?? [])
    .filter((one) => one.by !== "flow" && rights.transitions?.includes(one.key))
    .map((one): Act => ({ key: one.key, label: say(one.name), name: one.name, ask: one.ask ?? [], step: { transition: one.key }, oneByOne: asksLines(one.ask), from: { field: field.key, states: one.from } })));
  const buttons = (document.buttons ?? []).filter((one) => rights.buttons?.includes(one.key))
    .map((one): Act => ({ key: one.key, label: say(one.name), name: one.name, ask: one.ask ?? [], confirm: one.confirm, step: { button: one.key }, oneByOne: (one.one_by_one ?? false) || asksLines(one.ask), fills: fills[one.key] }));
  return [...transitions, ...buttons];
}

/** Whether the record allows it now, as far as is known: before the server has said so, a button counts as allowed. */
export function allows(act: Act, row: Record<string, unknown> & { id: number }, offers: Offers): boolean {
  const known = offers.get(row.id);
  if (known) return "button" in act.step ? known.buttons.includes(act.key) : known.transitions.includes(act.key);
  return !act.from || act.from.states.includes(String(row[act.from.field]));
}

/** What the row offers, in the order of its view. */
export function offered(acts: Act[], id: number, offers: Offers): Act[] {
  return (offers.get(id)?.row ?? []).flatMap((key) => acts.filter((act) => act.key === key));
}

/** What stands in `first` comes first, in its order; the rest follows as it was. */
export function inOrderOf(first: string[], acts: Act[]): Act[] {
  const rank = (act: Act) => (first.includes(act.key) ? first.indexOf(act.key) : first.length);
  return acts.toSorted((one, other) => rank(one) - rank(other));
}
