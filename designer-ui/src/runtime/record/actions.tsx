/** Transitions and buttons of a record as things to press, with their questions and confirmations. */
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { queryClient } from "@/api/queries";
import { deleteRecord, type RecordStep, restoreRecords, takeStep } from "@/api/record-writes";
import { say } from "@/i18n";
import { ask, toast, toastWithUndo } from "@/parts/feedback";
import { lazyPart } from "@/parts/lazy-part";

import { leadsOn } from "./forward";
import { refreshRecord } from "./refresh";
import type { RecordProps } from "./shared";
import { wayBack } from "./way-back";

const AskDialog = lazyPart(() => import("./ask-dialog"));

export interface Action {
  key: string;
  label: string;
  onClick: () => void;
  primary?: boolean;
  danger?: boolean;
  busy?: boolean;
  /** Why it cannot be done now; shown beside the button instead of a silent grey. */
  reason?: string | null;
}

interface Asked {
  title: string;
  note?: string | null;
  fields: string[];
  send: (values: Record<string, unknown>) => Promise<void>;
}

export function useActions({ app, form, id, descriptor, answer }: RecordProps): { main: Action[]; more: Action[]; dialog: ReactNode } {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const [busy, setBusy] = useState("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const place = { app, form, id: Number(id) };

  const send = async (key: string, step: RecordStep, label: string, values?: Record<string, unknown>) => {
    setBusy(key);
    try {
      const made = await takeStep(place, step, { values, rev: answer.rev });
      setAsked(null);
      await refreshRecord(form, id);
      const back = "transition" in step ? wayBack(descriptor, step.transition, [answer.record]) : undefined;
      if (back) toastWithUndo(t("record.done", { verb: label }), t("common:undo"), () => takeBack(back));
      else if (!made?._opens) toast(t("record.done", { verb: label }));
      if (made?._opens) await navigate({ to: made._opens.edit ? "/apps/$app/forms/$form/$id/edit" : "/apps/$app/forms/$form/$id", params: { app, form: made._opens.form, id: String(made._opens.id) } });
    } catch (error) {
      await queryClient.invalidateQueries({ queryKey: ["record", form, id] });
      if (values) throw error;
      const problem = error instanceof ApiError ? error : null;
      ask({ title: t("record.refused", { verb: label }), content: <>{problem?.message}{problem?.hint ? <p className="muted">{problem.hint}</p> : null}</>, okText: t("common:ok") });
    } finally {
      setBusy("");
    }
  };

  const takeBack = async (back: string) => {
    try {
      await takeStep(place, { transition: back }, {});
      toast(t("record.undone"));
    } catch (error) {
      ask({ title: t("record.notUndone"), content: error instanceof ApiError ? error.message : String(error), okText: t("common:ok") });
    }
    await refreshRecord(form, id);
  };

  const press = (key: string, step: RecordStep, label: string, fields: string[] | undefined, confirm: string | null | undefined, fills?: string | null) => () => {
    if (fills) void navigate({ to: "/apps/$app/forms/$form/new", params: { app, form: fills }, search: { from: `${form}.${id}.${key}` } });
    else if (fields?.length) setAsked({ title: label, note: confirm, fields, send: (values) => send(key, step, label, values) });
    else if (confirm) ask({ title: label, content: confirm, okText: label, cancelText: t("common:cancel"), onOk: () => send(key, step, label) });
    else void send(key, step, label);
  };

  /** A button that does what a transition does, and asks first, stands for both. */
  const pressed = new Set(answer.access.buttons.map((one) => named(one.name)));
  const transitions: Action[] = answer.access.transitions.filter((one) => !pressed.has(named(one.name))).map((one) => ({
    key: one.key, label: named(one.name), primary: one.allowed && leadsOn(descriptor.document, answer.record, one), reason: one.allowed ? null : one.reason || t("record.notNow"), busy: busy === one.key,
    onClick: press(one.key, { transition: one.key }, named(one.name), one.ask, null),
  }));
  /** A button may be declared the main thing to do while it is offered: the remedy of a problem. */
  const main = new Set(descriptor.document.buttons?.filter((one) => one.primary).map((one) => one.key));
  const buttons: Action[] = answer.access.buttons.map((one) => ({
    key: one.key, label: named(one.name), primary: main.has(one.key), busy: busy === one.key, onClick: press(one.key, { button: one.key }, named(one.name), one.ask, named(one.confirm), one.fills),
  }));
  const name = say(descriptor.document.name);
  const undo = async () => {
    const [result] = await restoreRecords(app, form, [Number(id)]);
    await refreshRecord(form, id);
    if (!result?.ok) return ask({ title: t("bin.notRestored"), content: result?.message, okText: t("common:ok") });
    await navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id } });
  };
  /** No question before: one press takes it back, and later the bin does. */
  const remove: Action = {
    key: "delete", label: t("common:delete"), danger: true,
    onClick: () => void (async () => {
      try {
        await deleteRecord(place, answer.rev);
      } catch (error) {
        const problem = error instanceof ApiError ? error : null;
        return ask({ title: t("record.refused", { verb: t("common:delete") }), content: <>{problem?.message}{problem?.hint ? <p className="muted">{problem.hint}</p> : null}</>, okText: t("common:ok") });
      }
      await navigate({ to: "/apps/$app/forms/$form", params: { app, form } });
      await refreshRecord(form, id);
      toastWithUndo(t("bin.deleted", { name }), t("common:undo"), undo);
    })(),
  };
  const allowed = transitions.filter((one) => !one.reason);
  const dialog = asked ? (
    <Suspense><AskDialog descriptor={descriptor} app={app} form={form} id={id} record={answer.record} title={asked.title} note={asked.note} fields={asked.fields} onSend={asked.send} onClose={() => setAsked(null)} /></Suspense>
  ) : null;
  return { main: [...inOrder(buttons, true), ...inOrder(allowed, true), ...inOrder(buttons, false), ...inOrder(allowed, false)], more: [...transitions.filter((one) => one.reason), ...(answer.access.delete ? [remove] : [])], dialog };
}

function inOrder(actions: Action[], primary: boolean): Action[] {
  return actions.filter((one) => Boolean(one.primary) === primary);
}

/** A name comes as words or already in the person's language. */
function named(name: unknown): string {
  return say(name as string);
}
