/** Verbs on the transitions of a status field. */
import { newKey } from "../identity";
import { patched, replaceWhere } from "../list";
import type { FormDocument, Transition } from "../types";
import { findField } from "./fields";
import { setField } from "./set-field";

function changeTransitions(form: FormDocument, path: string, change: (transitions: Transition[]) => Transition[]): FormDocument {
  return setField(form, path, { transitions: change(findField(form, path)?.transitions ?? []) });
}

export function addTransition(form: FormDocument, path: string, transition: Transition): FormDocument {
  return changeTransitions(form, path, (all) => [...all, transition]);
}

export function setTransition(form: FormDocument, path: string, key: string, changes: Partial<Transition>): FormDocument {
  return changeTransitions(form, path, (all) => replaceWhere(all, (each) => each.key === key, (each) => patched(each, changes)));
}

export function removeTransition(form: FormDocument, path: string, key: string): FormDocument {
  return changeTransitions(form, path, (all) => all.filter((each) => each.key !== key).map((each) => (each.undo === key ? patched(each, { undo: undefined }) : each)));
}

/** Unique in the whole form: roles, flows and rules call a transition by its key alone. */
export function newTransitionKey(form: FormDocument, name = ""): string {
  return newKey(form.fields.flatMap((field) => (field.transitions ?? []).map((each) => each.key)), name);
}
