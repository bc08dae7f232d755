/** Which transitions lead on: towards a later state that is not an end without success, or out of trouble. Only such a one is offered as the main thing to do. */
import type { FormDocument, TransitionOffer } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";

const DEAD_ENDS = new Set(["neutral", "danger"]);

type Step = Pick<TransitionOffer, "field" | "to">;

/** An end without success: closed, declined, withdrawn. */
export function isDeadEnd(document: FormDocument, offer: Step): boolean {
  const field = fieldAt(document, offer.field);
  return field !== undefined && DEAD_ENDS.has(optionsOf(field).find((state) => state.key === offer.to)?.color ?? "");
}

export function leadsOn(document: FormDocument, record: Record<string, unknown>, offer: Step): boolean {
  const field = fieldAt(document, offer.field);
  if (!field) return true;
  const states = optionsOf(field);
  const at = states.findIndex((state) => state.key === record[offer.field]);
  const next = states.findIndex((state) => state.key === offer.to);
  return (next > at || states[at]?.color === "danger") && !isDeadEnd(document, offer);
}
