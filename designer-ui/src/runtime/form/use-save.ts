/** Saving: one press is one record, a stale save shows both sides, every problem stands at its field. */
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import { queryClient } from "@/api/queries";
import { changeRecord, createRecord, takeStep } from "@/api/record-writes";
import type { FormDescriptor, RecordData, SavedRecord, TransitionDocument } from "@/api/types";
import { say } from "@/i18n";
import { quantity } from "@/i18n/format";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { ask, toast } from "@/parts/feedback";
import { refreshRecord } from "@/runtime/record/refresh";

import { type Draft, payloadOf } from "./draft";
import { nextStep, unanswered } from "./next-step";
import type { FormStore } from "./store";

export interface Conflict {
  theirs: RecordData;
  rev: number;
}

interface SaveProps {
  app: string;
  descriptor: FormDescriptor;
  record?: RecordData;
  store: FormStore;
  key: RefObject<string>;
  onSaved: () => void;
}

export function useSave({ app, descriptor, record, store, key, onSaved }: SaveProps) {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const [busy, setBusy] = useState<"" | "save" | "submit">("");
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const running = useRef(false);
  const saved = useRef<SavedRecord | undefined>(undefined);
  const { document } = descriptor;
  const form = document.key;
  const hidden = (place: string) => descriptor.rights.fields?.[place] === "hidden";

  const write = async (rev?: number): Promise<SavedRecord> => {
    const { draft } = store.getState();
    const known = saved.current ?? record;
    if (!known) return createRecord(app, form, payloadOf(document, draft, undefined, hidden), key.current);
    const changes = payloadOf(document, draft, record ? store.before : undefined, hidden);
    if (record && Object.keys(changes).length === 0) return known;
    return changeRecord({ app, form, id: known.id }, changes, rev ?? known.rev);
  };

  /** The server did not read so much; what stands out is the field that holds most of it. */
  const blameLongest = () => {
    const { draft } = store.getState();
    const [field] = document.fields.map((each) => ({ each, size: JSON.stringify(draft.values[each.key] ?? draft.lines[each.key] ?? "").length })).sort((one, other) => other.size - one.size);
    if (field) store.getState().setProblems({ [field.each.key]: t("form.tooLong", { n: quantity(field.size) }) });
    toast(t("common:error.several", { count: 1 }), "danger");
    focusProblem();
  };

  const refuse = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    const theirs = error.body["theirs"] as RecordData | undefined;
    if (error.status === 409 && theirs) return setConflict({ theirs, rev: Number(error.body["rev"] ?? theirs.rev) });
    if (error.offline) return toast(error.message, "danger");
    store.showErrors(error);
    if (error.status === 413) return blameLongest();
    if (error.errors.length === 0 || error.errors.some((one) => !one.path || one.path === "/")) {
      ask({ title: t("form.notSaved"), content: error.errors.map((one) => one.message).join("\n") || error.message, okText: t("common:ok") });
    } else toast(t("common:error.several", { count: error.errors.length }), "danger");
    focusProblem();
  };

  const focusProblem = () => requestAnimationFrame(() => {
    const place = window.document.querySelector<HTMLElement>("[aria-invalid=true]");
    (place?.matches("[role=radiogroup]") ? place.querySelector<HTMLElement>("input") : place)?.focus();
  });

  /** What the step asks for is asked at its field. */
  const answered = (step: TransitionDocument): boolean => {
    const { draft, setProblems } = store.getState();
    const missing = unanswered(draft, step);
    if (!missing.length) return true;
    setProblems(Object.fromEntries(missing.map((key) => [key, t("form.fill", { name: labelOf(fieldAt(document, key)) })])));
    focusProblem();
    return false;
  };

  const run = async (kind: "save" | "submit", transition?: TransitionDocument, rev?: number) => {
    if (running.current || (transition && !answered(transition))) return;
    running.current = true;
    setBusy(kind);
    store.stop();
    try {
      const result = await write(rev);
      saved.current = result;
      onSaved();
      if (transition) {
        try {
          await takeStep({ app, form, id: result.id }, { transition: transition.key }, { rev: result.rev });
        } catch (error) {
          if (error instanceof ApiError) ask({ title: t("form.savedNotSubmitted", { verb: say(transition.name) }), content: error.errors[0]?.message ?? error.message, okText: t("common:ok") });
        }
      }
      await refreshRecord(document.key, String(result.id));
      queryClient.removeQueries({ queryKey: ["record", document.key, String(result.id)] });
      await navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form: document.key, id: String(result.id) }, replace: true });
    } catch (error) {
      refuse(error);
    } finally {
      running.current = false;
      setBusy("");
    }
  };

  const next = nextStep(descriptor, store.getState().draft, record);
  return {
    busy,
    conflict,
    save: () => run("save"),
    submit: next ? { label: say(next.name), asks: next.ask, run: () => run("submit", next) } : null,
    resolve: (rev: number, choose: (draft: Draft) => Draft) => {
      setConflict(null);
      store.setState({ draft: choose(store.getState().draft) });
      void run("save", undefined, rev);
    },
    dropConflict: () => setConflict(null),
  };
}
