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

export type RowAction = Pick<OfRow, "kind" | "key" | "task" | "ask" | "fills"> & { name?: Words; confirm?: Words | null };

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

  /** Gives what a button has made, to be shown next. */
  const carryOut = async (action: RowAction, values?: Record<string, unknown>) => {
    if (action.kind === "task" && action.task) return void (await decide(action.task, "approve"));
    if (action.kind === "button" && action.key) return (await takeStep(place, { button: action.key }, { values }))._opens;
    if (action.kind === "transition" && action.key) return void (await takeStep(place, { transition: action.key }, { values }));
    return void (await changeRecord(place, values ?? {}));
  };
  const send = async (action: RowAction, values?: Record<string, unknown>) => {
    const made = await carryOut(action, values);
    setAsked(null);
    await refresh(form);
    if (made) await navigate({ to: made.edit ? "/apps/$app/forms/$form/$id/edit" : "/apps/$app/forms/$form/$id", params: { app, form: made.form, id: String(made.id) } });
    else toast(t("record.done", { verb: nameOf(action) }));
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
    if (action.fills) void navigate({ to: "/apps/$app/forms/$form/new", params: { app, form: action.fills }, search: { from: `${form}.${id}.${action.key}` } });
    else if (action.kind === "record") void navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id } });
    else if (action.kind === "edit") void navigate({ to: "/apps/$app/forms/$form/$id/edit", params: { app, form, id } });
    else if (action.ask?.length) setAsked(action);
    else if (action.confirm) ask({ title: nameOf(action), content: say(action.confirm), okText: nameOf(action), cancelText: t("common:cancel"), onOk: () => now(action) });
    else void now(action);
  };
  const dialog = asked ? <AskOfRecord place={place} title={nameOf(asked)} note={asked.confirm ? say(asked.confirm) : null} fields={asked.ask ?? []} onSend={(values) => send(asked, values)} onClose={() => setAsked(null)} /> : null;
  return { press, nameOf, busy, dialog };
}
