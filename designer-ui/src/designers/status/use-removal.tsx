/** Taking a state or transition away: first everything that refers to it is asked for; only what nothing needs goes. */
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import { usesOfState } from "@/document/form/states";
import type { Field, FormDocument, State, Transition } from "@/document/types";
import { say } from "@/i18n";
import { ask, toast } from "@/parts/feedback";
import { readUses } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { namesAlong } from "../words/names-along";

export function useRemoval(app: string, store: DraftStore<FormDocument>, field: Field) {
  const { t } = useTranslation("designers");

  /** The uses of a part in all documents, this draft included, in words. */
  const usesOf = async (part: "states" | "transitions", key: string): Promise<string[]> => {
    await store.getState().flush();
    const form = store.getState().history.present;
    const { uses, records } = await readUses(app, "form", form.key, `${field.key}/${part}/${key}`);
    const said = uses.map((use) => {
      const place = use.kind === "form" && use.key === form.key ? namesAlong(form, use.path) : "";
      return [t(`kind.${use.kind}` as never, { defaultValue: "" }) as string, say(use.name), place].filter(Boolean).join(" · ");
    });
    return [...(records ? [t("status.records", { count: records })] : []), ...new Set(said)];
  };
  const removeUnlessUsed = async (name: string, own: string[], part: "states" | "transitions", key: string, remove: () => void) => {
    try {
      const found = [...own, ...(await usesOf(part, key))];
      if (found.length === 0) remove();
      else {
        ask({
          title: t("status.used", { name }),
          content: <><p>{t("status.usedHint")}</p><ul className="st-uses">{found.map((use) => <li key={use}>{use}</li>)}</ul></>,
          okText: t("status.understood"),
          wide: true,
        });
      }
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), "danger");
    }
  };

  return {
    state: (state: State) => {
      const own = usesOfState(field, state.key);
      const parts = [...(own.initial ? [t("status.isInitial")] : []), ...own.transitions.map((each) => t("status.isStep", { name: say(each.name) || t("permissions.unnamed") })), ...own.beside.map((each) => t("status.isBeside", { name: say(each.name) }))];
      return removeUnlessUsed(say(state.name), parts, "states", state.key, () => store.getState().run(commands.removeState(field.key, state.key)));
    },
    transition: (transition: Transition) =>
      removeUnlessUsed(say(transition.name), [], "transitions", transition.key, () => store.getState().run(commands.removeTransition(field.key, transition.key))),
  };
}
