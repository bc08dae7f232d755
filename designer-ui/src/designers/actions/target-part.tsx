/** Whose records an action is about: this one or those of a form, once or for every line. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Action } from "@/document/types";
import type { Names } from "../flow/node-words";
import { labelOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";
import { forTarget, transitionsOf } from "./fresh-action";
import { formNamed, rowsOf } from "./site";

interface Props {
  action: Action;
  names: Names;
  words: Vocabulary;
  onChange: (action: Action) => void;
}

const THIS = "=this";
const ONCE = "=once";

export function TargetPart({ action, names, words, onChange }: Props) {
  const { t } = useTranslation("designers");
  const { id, kind, name } = action;
  const kept = { id, kind, ...(name === undefined ? {} : { name }) };
  const line = typeof action.for_each === "string" ? action.for_each : undefined;
  const tables = (names.form?.fields ?? []).filter((field) => field.type === "subtable");
  const forms = Object.values(names.others).filter((form) => kind !== "transition" || transitionsOf(form).length > 0);
  const targets = kind === "update" ? forms.flatMap((form) => [form, ...rowsOf(form)]) : forms;
  const choose = (key: string) => {
    const target = formNamed(key, names);
    if (target) onChange({ ...kept, ...forTarget(kind, target, line, names, words, t) });
    else onChange({ ...kept, transition: transitionsOf(names.form)[0] ?? "" });
  };
  const through = (table: string) => {
    const target = formNamed(String(action.form), names);
    const next = table === ONCE ? undefined : table;
    if (!target) return;
    // What was said about lines means nothing without them, and other lines have other columns.
    if (line === undefined) onChange({ ...action, for_each: next, ...added(action, forTarget(kind, target, undefined, names, words, t), forTarget(kind, target, next, names, words, t)) });
    else onChange({ ...kept, ...forTarget(kind, target, next, names, words, t) });
  };
  return (
    <>
      <label className="fl-block">
        <span>{t(kind === "create" ? "action.createWhat" : kind === "transition" ? "action.moveWhat" : "action.updateWhat")}</span>
        <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("action.form")} value={typeof action.form === "string" ? action.form : THIS} onChange={choose}
          options={[...(kind === "transition" ? [{ value: THIS, label: t("action.thisRecord", { form: say(names.form?.name) }) }] : []), ...targets.map((form) => ({ value: form.key, label: say(form.name) }))]} />
      </label>
      {typeof action.form === "string" && tables.length ? (
        <label className="fl-block">
          <span>{t("action.howOften")}</span>
          <Select aria-label={t("action.howOften")} value={line ?? ONCE} onChange={through}
            options={[{ value: ONCE, label: t("action.once") }, ...tables.map((table) => ({ value: table.key, label: t("action.forEach", { name: labelOf(table) }) }))]} />
        </label>
      ) : null}
    </>
  );
}

/** What a person said stays; what was only guessed is guessed anew, now that there are lines. */
function added(action: Action, once: Partial<Action>, each: Partial<Action>): Partial<Action> {
  const join = (key: "match" | "set") => {
    const [said, before, guess] = [action[key], once[key], each[key]].map((values) => (values as Record<string, string> | undefined) ?? {});
    return { [key]: { ...guess, ...Object.fromEntries(Object.entries(said ?? {}).filter(([field, value]) => value !== before?.[field] || guess?.[field] === undefined)) } };
  };
  return { ...(action.match ? join("match") : {}), ...(action.kind === "create" ? join("set") : {}) };
}
