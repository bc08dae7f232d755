/** Which transitions lead on: towards a later state that is not an end without success. Only such a one is offered as the main thing to do. */
import type { FormDocument, RecordData, TransitionOffer } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";

const DEAD_ENDS = new Set(["neutral", "danger"]);

export function leadsOn(document: FormDocument, record: RecordData, offer: Pick<TransitionOffer, "field" | "to">): boolean {
  const field = fieldAt(document, offer.field);
  if (!field) return true;
  const states = optionsOf(field);
  const at = states.findIndex((state) => state.key === record[offer.field]);
  const next = states.findIndex((state) => state.key === offer.to);
  return next > at && !DEAD_ENDS.has(states[next]?.color ?? "");
}
