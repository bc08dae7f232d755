/** Verbs on a rule: its moment, its condition, its actions. */
import { insertAt, moveWithin, patched, replaceWhere } from "../list";
import type { Action, Options, RuleDocument } from "../types";

export function setRule(rule: RuleDocument, changes: Partial<RuleDocument>): RuleDocument {
  return patched(rule, changes);
}

export function setTrigger(rule: RuleDocument, changes: Options): RuleDocument {
  return { ...rule, trigger: patched(rule.trigger, changes) };
}

export function insertAction(rule: RuleDocument, action: Action, index: number): RuleDocument {
  return { ...rule, actions: insertAt(rule.actions, index, action) };
}

export function setAction(rule: RuleDocument, id: string, changes: Partial<Action>): RuleDocument {
  return { ...rule, actions: replaceWhere(rule.actions, (each) => each.id === id, (each) => patched(each, changes)) };
}

export function moveAction(rule: RuleDocument, from: number, to: number): RuleDocument {
  return { ...rule, actions: moveWithin(rule.actions, from, to) };
}

export function removeAction(rule: RuleDocument, id: string): RuleDocument {
  return { ...rule, actions: rule.actions.filter((each) => each.id !== id) };
}
