/** A batch whose records each have an answer of their own: one is asked for after the other, any can be skipped. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { takeStep } from "@/api/record-writes";
import type { RecordData } from "@/api/types";
import { say } from "@/i18n";
import { AskOfRecord } from "@/runtime/record/ask-of-record";

import type { Act } from "./acts";

interface BatchWalkProps {
  app: string;
  form: string;
  act: Act;
  rows: RecordData[];
  titleOf: (row: RecordData) => string;
  /** Hears which records were done, at the end or when the person stops. */
  onEnd: (done: Set<number>) => void;
}

export function BatchWalk({ app, form, act, rows, titleOf, onEnd }: BatchWalkProps) {
  const { t } = useTranslation("runtime");
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Set<number>>(new Set());
  const row = rows[at];
  if (!row) return null;
  const next = (reached: Set<number>) => {
    setDone(reached);
    if (at + 1 < rows.length) setAt(at + 1);
    else onEnd(reached);
  };
  const place = { app, form, id: row.id };
  const send = async (values: Record<string, unknown>) => {
    await takeStep(place, act.step, { values });
    next(new Set([...done, row.id]));
  };
  const note = [titleOf(row), say(act.confirm)].filter(Boolean).join(" · ");
  return <AskOfRecord place={place} title={t("batch.oneOf", { verb: act.label, at: at + 1, count: rows.length })} button={act.label} note={note} fields={act.ask} onSend={send} onSkip={() => next(done)} onClose={() => onEnd(done)} />;
}
