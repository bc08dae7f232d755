/** From the draft of a task's fields to what the decision sends, and back from the server's problems to the fields. */
import i18next from "i18next";

import type { FormDescriptor } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { fieldStates } from "@/runtime/form/compute";
import { isBlank, payloadOf, pathKey } from "@/runtime/form/draft";
import type { FormStore } from "@/runtime/form/store";

import type { FillIn } from "./opened";

function focusWrong() {
  requestAnimationFrame(() => window.document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}

export function fillIn(store: FormStore, descriptor: FormDescriptor, opened: Record<string, string>): FillIn {
  const { document } = descriptor;
  return {
    values: () => {
      const changed = payloadOf(document, store.getState().draft, store.before, (path) => !(path.split(".")[0]! in opened));
      return Object.keys(changed).length ? changed : undefined;
    },
    markMissing: () => {
      const { draft, setProblems } = store.getState();
      const states = fieldStates(descriptor, draft);
      const missing = Object.keys(opened).filter((key) => {
        const field = fieldAt(document, key);
        if (!field || opened[key] !== "required" || !states[key]?.visible) return false;
        return field.type === "subtable" ? (draft.lines[key] ?? []).every((line) => isBlank(line, field, draft.touched)) : isEmpty(draft.values[key]);
      });
      if (missing.length === 0) return false;
      setProblems(Object.fromEntries(missing.map((key) => [key, i18next.t("runtime:form.fill", { name: labelOf(fieldAt(document, key)) })])));
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
