/** Does one thing to a record from a row: at once, after asking what it needs to know, or by opening where it is done. */
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { decide } from "@/api/inbox";
import { meQuery, queryClient } from "@/api/queries";
import { changeRecord, type RecordPlace, takeStep } from "@/api/record-writes";
import type { RowAction as OfRow } from "@/api/workbenches";
import { say, type Words } from "@/i18n";
import { ask, toast } from "@/parts/feedback";

import { AskOfRecord } from "./ask-of-record";

export type RowAction = Pick<OfRow, "kind" | "key" | "task" | "ask"> & { name?: Words; confirm?: Words | null };

async function refresh(form: string): Promise<void> {
  await Promise.all([["workbench"], ["records", form], ["counts", form], ["record", form], ["inbox"], [...meQuery.queryKey]].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

export function useRowAction(place: RecordPlace): { press: (action: RowAction) => void; nameOf: (action: RowAction) => string; busy: boolean; dialog: ReactNode } {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<RowAction | null>(null);
  const { app, form } = place;
  const id = String(place.id);
  const nameOf = (action: RowAction) => say(action.name) || (action.kind === "task" ? t("inbox.approve") : t("home.open"));

  const send = async (action: RowAction, values?: Record<string, unknown>) => {
    if (action.kind === "task" && action.task) await decide(action.task, "approve");
    else if (action.kind === "button" && action.key) await takeStep(place, { button: action.key }, { values });
    else if (action.kind === "transition" && action.key) await takeStep(place, { transition: action.key }, { values });
    else await changeRecord(place, values ?? {});
    setAsked(null);
    await refresh(form);
    toast(t("record.done", { verb: nameOf(action) }));
  };
  const now = async (action: RowAction) => {
    setBusy(true);
    try {
      await send(action);
    } catch (error) {
      ask({ title: t("record.refused", { verb: nameOf(action) }), content: error instanceof Error ? error.message : "", okText: t("common:ok") });
      await refresh(form);
    } finally {
      setBusy(false);
    }
  };
  const press = (action: RowAction) => {
    if (action.kind === "record") void navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id } });
    else if (action.kind === "edit") void navigate({ to: "/apps/$app/forms/$form/$id/edit", params: { app, form, id } });
    else if (action.ask?.length) setAsked(action);
    else if (action.confirm) ask({ title: nameOf(action), content: say(action.confirm), okText: nameOf(action), cancelText: t("common:cancel"), onOk: () => now(action) });
    else void now(action);
  };
  const dialog = asked ? <AskOfRecord place={place} title={nameOf(asked)} note={asked.confirm ? say(asked.confirm) : null} fields={asked.ask ?? []} onSend={(values) => send(asked, values)} onClose={() => setAsked(null)} /> : null;
  return { press, nameOf, busy, dialog };
}
