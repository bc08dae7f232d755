/** Taking a field, an option, a state or a transition out of a form: at once where nothing stands on it, else after asking. */
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import { findField } from "@/document/form/fields";
import { usesOfState } from "@/document/form/states";
import type { Field, FormDocument, Option, State, Transition } from "@/document/types";
import { say } from "@/i18n";
import { readUses } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { runWithUndo } from "../draft/with-undo";
import { labelOf } from "../words/field-choice";
import type { Impact, Removal } from "./ask-removal";
import { AskRemoval } from "./ask-removal";
import { usesOf } from "./uses-of";

export interface Removing {
  field: (path: string, onGone: () => void) => void;
  option: (path: string, option: Option) => void;
  state: (field: Field, state: State) => void;
  transition: (field: Field, transition: Transition) => void;
  /** The question, while it is asked. */
  dialog: ReactNode;
}

const NOTHING: Impact = { uses: [], records: 0, more: false };

export function useRemoval(app: string, store: DraftStore<FormDocument>): Removing {
  const { t } = useTranslation("designers");
  const [asked, setAsked] = useState<Removal>();
  const asking = useRef(false);
  const form = () => store.getState().history.present;
  const published = (path: string) => store.getState().published && findField(store.getState().published as FormDocument, path);

  /** Throws where the server does not know the draft, or cannot be reached. */
  const impactOf = async (path: string): Promise<Impact> => {
    await store.getState().flush();
    if (store.getState().save === "away") throw new Error(t("common:offline"));
    const { uses, records, more } = await readUses(app, "form", form().key, path);
    return { uses: usesOf(uses, form().key), records, more };
  };
  const decide = async (path: string, removal: Omit<Removal, "impact" | "unknown">, go: () => void) => {
    if (asking.current) return;
    asking.current = true;
    try {
      const impact = await impactOf(path);
      if (!impact.uses.length && !impact.records && !removal.own?.length) go();
      else setAsked({ ...removal, impact });
    } catch (error) {
      setAsked({ ...removal, impact: NOTHING, unknown: error instanceof Error ? error.message : String(error) });
    } finally {
      asking.current = false;
    }
  };

  // A state or a transition that something needs stays, for records would stand still: the question has no way to remove it.
  return {
    field: (path, onGone) => {
      const name = labelOf(findField(form(), path));
      const remove = () => {
        runWithUndo(store, commands.removeField(path), t("removal.removed", { name }));
        onGone();
      };
      if (!published(path)) remove();
      else void decide(path, { what: "field", name, remove }, remove);
    },
    option: (path, option) => {
      const name = say(option.name);
      const remove = () => runWithUndo(store, commands.removeOption(path, option.key), t("removal.removed", { name }));
      const known = (published(path) as Field | undefined)?.options?.some((each) => each.key === option.key);
      const retire = option.disabled ? undefined : () => runWithUndo(store, commands.retireOption(path, option.key, true), t("removal.retired", { name }));
      if (!known) remove();
      else void decide(`${path}/options/${option.key}`, { what: "option", name, remove, ...(retire ? { retire } : {}) }, remove);
    },
    state: (field, state) => {
      const name = say(state.name);
      const uses = usesOfState(field, state.key);
      const own = [...(uses.initial ? [t("status.isInitial")] : []), ...uses.transitions.map((each) => t("status.isStep", { name: say(each.name) || t("permissions.unnamed") })), ...uses.beside.map((each) => t("status.isBeside", { name: say(each.name) }))];
      const go = () => runWithUndo(store, commands.removeState(field.key, state.key), t("removal.removed", { name }));
      void decide(`${field.key}/states/${state.key}`, { what: "state", name, own }, go);
    },
    transition: (field, transition) => {
      const name = say(transition.name) || t("permissions.unnamed");
      const go = () => runWithUndo(store, commands.removeTransition(field.key, transition.key), t("removal.removed", { name }));
      void decide(`${field.key}/transitions/${transition.key}`, { what: "transition", name }, go);
    },
    dialog: asked ? <AskRemoval app={app} removal={asked} onClose={() => setAsked(undefined)} /> : null,
  };
}
