/**
 * The names an action may use. On another form a bare name is a field of that form; this record is reached by
 * `record.`, the line it goes through by `line.`, and a step of a flow knows the last decision as `task.`.
 */
import type { TFunction } from "i18next";

import { say } from "@/i18n";
import type { FormDocument } from "@/document/types";
import type { FieldChoice } from "./field-choice";
import { choiceOf, labelOf } from "./field-choice";
import type { Vocabulary } from "./vocabulary";
import { vocabulary } from "./vocabulary";
import { withActor } from "./with-actor";

type T = TFunction<"designers">;
type Forms = Record<string, FormDocument>;

const SURROUNDING = /^(task\.|actor$)/;

/** Who acts, and in a flow what was decided last. */
export function withCircumstances(words: Vocabulary, t: T, task: boolean): Vocabulary {
  const acting = withActor(words, t("action.actor"));
  if (!task) return acting;
  const fields = new Map(acting.fields);
  fields.set("task.opinion", { path: "task.opinion", label: t("action.taskOpinion"), type: "text", value: "text", options: [] });
  fields.set("task.actor", { path: "task.actor", label: t("action.taskActor"), type: "user", value: "person", options: [] });
  return { ...acting, fields };
}

/** What is known before any row of the other form is: this record, its line, who acts. */
export function aroundWords(own: Vocabulary, form: FormDocument | undefined, line: string | undefined, forms: Forms, t: T): Vocabulary {
  const fields: Vocabulary["fields"] = new Map();
  if (!form) return { ...own, fields };
  const table = form.fields.find((field) => field.key === line);
  for (const column of table?.fields ?? []) {
    for (const choice of [choiceOf(column, column.key), ...throughReference(column.key, labelOf(column), column.to, forms)]) {
      const path = `line.${choice.path}`;
      fields.set(path, { ...choice, path, label: t("action.ofLine", { field: choice.label }) });
    }
  }
  fields.set("record", { path: "record", label: t("action.thisRecord", { form: say(form.name) }), type: "reference", value: "reference", options: [], to: form.key });
  for (const choice of own.fields.values()) {
    if (SURROUNDING.test(choice.path)) fields.set(choice.path, choice);
    else fields.set(`record.${choice.path}`, { ...choice, path: `record.${choice.path}`, label: t("action.ofThis", { form: say(form.name), field: choice.label }) });
  }
  return { ...own, fields };
}

/** Over a row of the other form: its own fields first, then everything around. */
export function targetWords(own: Vocabulary, form: FormDocument | undefined, target: FormDocument | undefined, line: string | undefined, forms: Forms, t: T): Vocabulary {
  return { ...own, fields: new Map([...vocabulary(target, {}, forms).fields, ...aroundWords(own, form, line, forms, t).fields]) };
}

function throughReference(key: string, label: string, to: unknown, forms: Forms): FieldChoice[] {
  const target = typeof to === "string" ? forms[to] : undefined;
  return (target?.fields ?? []).map((field) => ({ ...choiceOf(field, `${key}.${field.key}`), label: `${label}.${labelOf(field)}` }));
}
