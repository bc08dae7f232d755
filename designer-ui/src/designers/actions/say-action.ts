/** An action as a sentence: what is done to which records, with which values. */
import type { TFunction } from "i18next";

import { say } from "@/i18n";
import type { Action, FormDocument, Options, Text } from "@/document/types";
import { findField } from "@/document/form/fields";
import { assigneeWords, transitionName } from "../flow/node-words";
import type { Names } from "../flow/node-words";
import { aroundWords, targetWords } from "../words/action-vocabulary";
import { labelOf, optionsOf } from "../words/field-choice";
import { readFormula } from "../words/read-formula";
import { sayCondition } from "../words/say-condition";
import { readTemplate } from "../words/template";
import type { Vocabulary } from "../words/vocabulary";
import { itselfOf, rowForm, targetOf } from "./site";
import { sortsOf } from "./taking";
import { readSource, valueChoices } from "./value-source";

type T = TFunction<"designers">;

export function sayAction(action: Action, names: Names, words: Vocabulary, t: T): string {
  const target = targetOf(action, names);
  const line = typeof action.for_each === "string" ? action.for_each : undefined;
  const around = aroundWords(words, names.form, line, names.others, t);
  const over = target ? targetWords(words, names.form, target, line, names.others, t) : words;
  const lines = line && names.form ? t("action.say.forEach", { table: labelOf(findField(names.form, line)) }) : "";
  const values = () => sayValues(action.set, target ?? names.form, action.kind === "create" ? around : over, line !== undefined && action.kind !== "create", t);
  const which = target ? t("action.say.which", { form: say(target.name), match: sayMatch(action, target, around, t), where: typeof action.where === "string" ? t("action.say.where", { text: sayCondition(action.where, over, t) }) : "" }) : "";
  switch (action.kind) {
    case "set":
      return values();
    case "create":
      return t("action.say.create", { lines: lines + (typeof action.where === "string" ? t("action.say.where", { text: sayCondition(action.where, around, t) }) : ""), form: say(target?.name), fields: fieldNames(action.set, target, t) }) + sayRows(action.rows, target, t) + (action.existing ? t("action.say.existing", { form: say(target?.name) }) : "");
    case "lines": {
      const where = typeof action.where === "string" ? t("action.say.where", { text: sayCondition(action.where, around, t) }) : "";
      const changes = sayValues(action.set, rowForm(action, names.form), around, false, t);
      const removed = typeof action.remove === "string" ? t("action.say.removed", { text: sayCondition(action.remove, around, t) }) : "";
      return t("action.say.lines", { table: labelOf(names.form && findField(names.form, line ?? ""), "…"), where, values: [changes, removed].filter(Boolean).join(t("action.join")) });
    }
    case "update":
      return t("action.say.update", { lines, which, values: values(), require: typeof action.require === "string" ? t("action.say.require", { text: sayCondition(action.require, over, t) }) : "" }) + sayRows(action.rows, target, t) + sayTaking(action, target, t);
    case "transition": {
      const along = Object.keys((action.set as object | undefined) ?? {}).length ? t("action.say.along", { values: values() }) : "";
      const name = transitionName(target ?? names.form, String(action.transition ?? "")) || t("action.noTransition");
      return target ? t("action.say.transitionOther", { lines, which, name, along }) + sayTaking(action, target, t) : t("action.say.transition", { name, along });
    }
    case "notify":
      return t("action.say.notify", { who: assigneeWords(action.to as Options | undefined, names, t), text: sayText(action.text, words, t) });
    case "refuse":
      return t("action.say.refuse", { text: sayText(action.message, words, t) });
    default:
      return t("action.other");
  }
}

function sayMatch(action: Action, target: FormDocument, around: Vocabulary, t: T): string {
  const entries = Object.entries((action.match as Record<string, string> | undefined) ?? {});
  // The field of the same name on both sides is said once.
  const itself = entries.filter(([key]) => key === "id").map(([, formula]) => t("action.say.itself", { value: readFormula(formula, around, t) }));
  const owner = entries.filter(([key]) => key === "record" && itselfOf(target, key)).map(([, formula]) => t("action.say.owner", { value: readFormula(formula, around, t) }));
  const fields = entries.filter(([key]) => key !== "id" && !(key === "record" && itselfOf(target, key)));
  const alike = fields.filter(([key, formula]) => formula === `record.${key}` || formula === `line.${key}`).map(([key]) => labelOf(findField(target, key), "…"));
  const others = fields.filter(([key, formula]) => formula !== `record.${key}` && formula !== `line.${key}`).map(([key, formula]) => t("action.say.same", { field: labelOf(findField(target, key), "…"), value: readFormula(formula, around, t, optionsIn(target, key)) }));
  return [...itself, ...owner, ...(alike.length ? [t("action.say.alike", { fields: alike.join(t("condition.listJoin")) })] : []), ...others].join(t("condition.listJoin"));
}

/** The order that records are taken in, and what happens to one that refuses. */
function sayTaking(action: Action, target: FormDocument | undefined, t: T): string {
  const fields = sortsOf(action).map((each) => t(each.desc ? "action.say.descending" : "action.say.ascending", { field: labelOf(target && findField(target, each.field), "…") }));
  return (fields.length ? t("action.say.order", { fields: fields.join(t("condition.listJoin")) }) : "") + (action.refused === "skip" ? t("action.say.skip") : "");
}

/** Rows that a record gets along with it. */
function sayRows(rows: unknown, target: FormDocument | undefined, t: T): string {
  const tables = Object.keys((rows as object | undefined) ?? {}).map((key) => labelOf(target && findField(target, key), "…"));
  return tables.length ? t("action.say.rows", { tables: tables.join(t("condition.listJoin")) }) : "";
}

function sayValues(set: unknown, form: FormDocument | undefined, words: Vocabulary, grouped: boolean, t: T): string {
  return Object.entries((set as Record<string, string> | undefined) ?? {})
    .map(([key, formula]) => {
      const field = form && findField(form, key);
      const name = labelOf(field, "…");
      const inWords = (text: string) => readFormula(text, words, t, optionsIn(form, key));
      const choices = field ? valueChoices(field, words, grouped, { now: t("action.now"), today: t("action.today"), sum: (label) => t("action.sumOf", { label }) }) : [];
      const source = field ? readSource(formula, field, choices) : ({ kind: "formula" } as const);
      const chosen = (text: string) => choices.find((choice) => choice.formula === text)?.label ?? inWords(text);
      if (source.kind === "add" || source.kind === "subtract") return t(`action.say.${source.kind}`, { field: name, value: chosen(source.of) });
      if (source.kind === "empty") return t("action.say.clear", { field: name });
      if (field?.type === "boolean" && source.kind === "fixed") return t("action.say.set", { field: name, value: t(source.text === "TRUE" ? "condition.yes" : "condition.no") });
      return t("action.say.set", { field: name, value: source.kind === "choice" ? chosen(source.formula) : source.kind === "fixed" ? inWords(formula) || t("action.say.nothing") : inWords(formula) });
    })
    .join(t("action.join"));
}

function sayText(text: unknown, words: Vocabulary, t: T): string {
  return readTemplate(say(text as Text | undefined), words, t);
}

function fieldNames(set: unknown, form: FormDocument | undefined, t: T): string {
  return Object.keys((set as object | undefined) ?? {}).map((key) => (form ? labelOf(findField(form, key), "…") : "…")).join(t("condition.listJoin"));
}

function optionsIn(form: FormDocument | undefined, key: string) {
  const field = form && findField(form, key);
  return field ? optionsOf(field) : [];
}
