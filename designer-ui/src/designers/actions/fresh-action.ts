/** An action as it is first: as complete as can be guessed, so that it is changed and not filled in. */
import type { TFunction } from "i18next";

import { newId } from "@/document/identity";
import type { Action, Field, FormDocument } from "@/document/types";
import { aroundWords, targetWords } from "../words/action-vocabulary";
import type { Names } from "../flow/node-words";
import type { Vocabulary } from "../words/vocabulary";
import { COMPUTED } from "./computed";
import { likelyValue, sameName, valueChoices } from "./value-source";

type T = TFunction<"designers">;

export function freshAction(kind: string, names: Names, words: Vocabulary, t: T): Action {
  const id = newId();
  switch (kind) {
    case "notify":
      return { id, kind, to: { kind: "role", role: Object.keys(names.roles).find((role) => role !== "admin") ?? "" }, text: { zh: "请留意这张单据", en: "Please have a look" } };
    case "refuse":
      return { id, kind, message: { zh: "现在不能保存", en: "This cannot be saved now" } };
    case "set": {
      const field = names.form?.fields.find((each) => !COMPUTED.has(each.type));
      return { id, kind, set: field ? { [field.key]: likelyValue(field, valueChoices(field, words, false, wording(t))) } : {} };
    }
    case "lines": {
      const table = names.form?.fields.find((field) => field.type === "subtable");
      const around = aroundWords(words, names.form, table?.key, names.others, t);
      const field = table?.fields?.find((each) => !COMPUTED.has(each.type));
      return { id, kind, for_each: table?.key ?? "", ...(field ? { set: { [field.key]: likelyValue(field, valueChoices(field, around, false, wording(t))) } } : {}) };
    }
    case "transition": {
      const [own] = transitionsOf(names.form);
      const target = own ? undefined : Object.values(names.others).find((form) => transitionsOf(form).length > 0);
      return target ? { id, kind, ...forTarget(kind, target, undefined, names, words, t) } : { id, kind, transition: own ?? "" };
    }
    case "create":
    case "update": {
      const target = Object.values(names.others).find((form) => form.key !== names.form?.key) ?? names.form;
      return target ? { id, kind, ...forTarget(kind, target, undefined, names, words, t) } : { id, kind };
    }
    default:
      return { id, kind };
  }
}

/** What an action on another form is about, as far as the fields of both say it. */
export function forTarget(kind: string, target: FormDocument, line: string | undefined, names: Names, words: Vocabulary, t: T): Partial<Action> {
  const around = aroundWords(words, names.form, line, names.others, t);
  const aroundChoices = (field: Field) => valueChoices(field, around, false, wording(t));
  const common = { form: target.key, ...(line ? { for_each: line } : {}) };
  if (kind === "create") {
    const filled = target.fields.filter((field) => !COMPUTED.has(field.type) && (field.required === "TRUE" || aroundChoices(field).some((choice) => choice.formula === "record" || sameName(choice, field))));
    const chosen = filled.length ? filled : target.fields.filter((field) => !COMPUTED.has(field.type)).slice(0, 1);
    return { ...common, set: Object.fromEntries(chosen.map((field) => [field.key, likelyValue(field, aroundChoices(field))])) };
  }
  const alike = target.fields.filter((field) => field.type === "reference" && aroundChoices(field).length > 0);
  const match = Object.fromEntries(alike.map((field) => [field.key, likelyValue(field, aroundChoices(field))]));
  if (kind === "transition") return { ...common, match, transition: transitionsOf(target)[0] ?? "" };
  const over = targetWords(words, names.form, target, line, names.others, t);
  const field = target.fields.find((each) => !COMPUTED.has(each.type) && !(each.key in match));
  return { ...common, match, set: field ? { [field.key]: likelyValue(field, valueChoices(field, over, line !== undefined, wording(t))) } : {} };
}

export function transitionsOf(form: FormDocument | undefined): string[] {
  return (form?.fields ?? []).flatMap((field) => ((field.transitions ?? []) as { key: string }[]).map((each) => each.key));
}

function wording(t: T) {
  return { now: t("action.now"), today: t("action.today"), sum: (label: string) => t("action.sumOf", { label }) };
}
