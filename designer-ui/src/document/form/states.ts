/** Verbs on the states of a status field. */
import { moveWithin, patched, replaceWhere } from "../list";
import type { Field, FormDocument, State, Transition } from "../types";
import { findField } from "./fields";
import { setField } from "./set-field";

function changeStates(form: FormDocument, path: string, change: (states: State[]) => State[]): FormDocument {
  return setField(form, path, { states: change(findField(form, path)?.states ?? []) });
}

export function addState(form: FormDocument, path: string, state: State): FormDocument {
  return changeStates(form, path, (states) => [...states, state]);
}

export function setState(form: FormDocument, path: string, key: string, changes: Partial<State>): FormDocument {
  return changeStates(form, path, (states) => replaceWhere(states, (each) => each.key === key, (each) => patched(each, changes)));
}

export function moveState(form: FormDocument, path: string, from: number, to: number): FormDocument {
  return changeStates(form, path, (states) => moveWithin(states, from, to));
}

/** Only the state itself: what still refers to it was asked about before (`usesOfState`, and the server's uses). */
export function removeState(form: FormDocument, path: string, key: string): FormDocument {
  return changeStates(form, path, (states) => states.filter((each) => each.key !== key));
}

interface OwnUses {
  initial: boolean;
  transitions: Transition[];
  beside: State[];
}

/** What the field itself does with a state: records begin in it, transitions leave or reach it, others stand beside it. */
export function usesOfState(field: Field, key: string): OwnUses {
  return {
    initial: field.initial === key,
    transitions: (field.transitions ?? []).filter((each) => each.to === key || each.from.includes(key)),
    beside: (field.states ?? []).filter((each) => each.beside === key),
  };
}
