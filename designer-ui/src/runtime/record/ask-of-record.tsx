/** Asks about one record from outside its page: what is asked starts with what the record says now. */
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";

import { formQuery } from "@/api/queries";
import type { RecordPlace } from "@/api/record-writes";
import { recordQuery } from "@/api/records";
import { lazyPart } from "@/parts/lazy-part";

const AskDialog = lazyPart(() => import("./ask-dialog"));

interface AskOfRecordProps {
  place: RecordPlace;
  title: string;
  /** What the button says, where it is not the title. */
  button?: string;
  note: string | null;
  fields: string[];
  onSend: (values: Record<string, unknown>) => Promise<void>;
  /** Leaves this record out and goes on. */
  onSkip?: () => void;
  onClose: () => void;
}

export function AskOfRecord({ place, ...asked }: AskOfRecordProps) {
  const id = String(place.id);
  const descriptor = useQuery(formQuery(place.app, place.form)).data;
  const answer = useQuery(recordQuery(place.app, place.form, id)).data;
  if (!descriptor || !answer) return null;
  return <Suspense><AskDialog key={id} descriptor={descriptor} app={place.app} form={place.form} id={id} record={answer.record} {...asked} /></Suspense>;
}
