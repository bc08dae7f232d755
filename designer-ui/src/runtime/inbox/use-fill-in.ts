/** What the person who decides may type into the record: a draft of it that lives as long as the task is open on screen. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ApiError } from "@/api/errors";
import type { FormDescriptor, TaskAnswer } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { fieldStates } from "@/runtime/form/compute";
import { isBlank, payloadOf, pathKey } from "@/runtime/form/draft";
import { createFormStore, type FormStore } from "@/runtime/form/store";

export interface FillIn {
  store: FormStore;
  descriptor: FormDescriptor;
  opened: Record<string, string>;
  /** Only what was changed, and only what the step opens. */
  values: () => Record<string, unknown> | undefined;
  /** Marks what an approval still needs; true when something is missing. */
  markMissing: () => boolean;
  /** Puts the server's problems at their fields; false when none of them belongs to one. */
  show: (error: ApiError) => boolean;
}

function focusWrong() {
  requestAnimationFrame(() => window.document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}

export function openedBy(answer: TaskAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(answer.actions.length ? answer.rights : {}).filter(([, right]) => right === "write" || right === "required"));
}

export function useFillIn(answer?: TaskAnswer, descriptor?: FormDescriptor): FillIn | null {
  const { t } = useTranslation("runtime");
  const [kept, setKept] = useState<{ store: FormStore; descriptor: FormDescriptor } | null>(null);
  const opened = answer ? openedBy(answer) : {};
  if (!kept && answer && descriptor && Object.keys(opened).length) setKept({ descriptor, store: createFormStore({ app: answer.task.app, descriptor, record: answer.record }) });
  if (!kept || Object.keys(opened).length === 0) return null;
  const { document } = kept.descriptor;
  const { store } = kept;
  return {
    ...kept,
    opened,
    values: () => {
      const changed = payloadOf(document, store.getState().draft, store.before, (path) => !(path.split(".")[0]! in opened));
      return Object.keys(changed).length ? changed : undefined;
    },
    markMissing: () => {
      const { draft, setProblems } = store.getState();
      const states = fieldStates(kept.descriptor, draft);
      const missing = Object.keys(opened).filter((key) => {
        const field = fieldAt(document, key);
        if (!field || opened[key] !== "required" || !states[key]?.visible) return false;
        return field.type === "subtable" ? (draft.lines[key] ?? []).every((line) => isBlank(line, field, draft.touched)) : isEmpty(draft.values[key]);
      });
      if (missing.length === 0) return false;
      setProblems(Object.fromEntries(missing.map((key) => [key, t("form.fill", { name: labelOf(fieldAt(document, key)) })])));
      focusWrong();
      return true;
    },
    show: (error) => {
      if (error.errors.length === 0 || !error.errors.every((problem) => pathKey(problem.path).split(".")[0]! in opened)) return false;
      store.showErrors(error);
      focusWrong();
      return true;
    },
  };
}
