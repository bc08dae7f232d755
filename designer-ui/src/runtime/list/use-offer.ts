/** What the rows of a view offer, and how much room that takes. */
import { useMemo } from "react";

import type { FormDescriptor, RecordData, ViewDocument } from "@/api/types";
import { usePhone } from "@/shell/use-screen";

import { type Act, actsOf, offered } from "./acts";
import { widthOf } from "./columns";
import { useOffers } from "./use-offers";

/** A Latin letter and what is around the words of a button; beside it the menu of the rest. */
const LETTER = 8;
const AROUND = 18;
const MENU = 26;
const EDGES = 20;
const LEAST = 76;

export function useOffer(descriptor: FormDescriptor, app: string, view: ViewDocument | undefined, rows: RecordData[]) {
  const phone = usePhone();
  const acts = useMemo(() => actsOf(descriptor).filter((act) => view?.offer?.some((one) => one.key === act.key)), [descriptor, view]);
  const offers = useOffers(app, descriptor.document.key, acts.length ? rows.map((row) => row.id) : [], view?.key);
  const widest = Math.max(LEAST, ...acts.map((act) => widthOf(act.label, LETTER) + AROUND));
  return {
    known: offers,
    keys: (view?.offer ?? []).map((one) => one.key),
    actsOf: (row: RecordData): Act[] => offered(acts, row.id, offers),
    width: phone || acts.length === 0 ? 0 : widest + EDGES + (acts.length > 1 ? MENU : 0),
  };
}
