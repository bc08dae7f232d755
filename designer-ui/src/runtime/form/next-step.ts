/** The step a person would take next with what they fill in: 提交审核. What it asks for must stand in the form itself. */
import type { FormDescriptor, RecordData, TransitionDocument } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt } from "@/kinds/fields-of";
import { isComputed } from "@/kinds/registry";
import { isDeadEnd, leadsOn } from "@/runtime/record/forward";
import { sectionsOf } from "@/runtime/record/sections-of";

import { fieldStates } from "./compute";
import type { Draft } from "./draft";

export function nextStep(descriptor: FormDescriptor, draft: Draft, record?: RecordData): TransitionDocument | undefined {
  const { document, rights } = descriptor;
  for (const field of document.fields) {
    if (field.type !== "status") continue;
    const now = String(record?.[field.key] ?? field.initial);
    const fits = (one: TransitionDocument) => {
      const offer = { field: field.key, to: one.to };
      if (one.by === "flow" || !one.from.includes(now) || !rights.transitions?.includes(one.key) || isDeadEnd(document, offer)) return false;
      if (!one.ask?.length) return true;
      return now === field.initial && leadsOn(document, { [field.key]: now }, offer) && canAnswer(descriptor, draft, one.ask);
    };
    const found = field.transitions?.find(fits);
    if (found) return found;
  }
  return undefined;
}

/** All that is asked stands in the form and can be written there now. */
function canAnswer(descriptor: FormDescriptor, draft: Draft, asked: string[]): boolean {
  const placed = new Set(sectionsOf(descriptor).flatMap((section) => section.items.map((item) => item.field)));
  const states = fieldStates(descriptor, draft);
  return asked.every((key) => {
    const field = fieldAt(descriptor.document, key);
    const state = states[key];
    return field !== undefined && placed.has(key) && !isComputed(field) && !descriptor.rights.fields?.[key] && state?.visible === true && !state.readonly;
  });
}

/** What the step asks for and nobody has answered yet. */
export function unanswered(draft: Draft, step: TransitionDocument): string[] {
  return (step.ask ?? []).filter((key) => isEmpty(draft.values[key]) && !draft.lines[key]?.length);
}
