/** The parts of one action that can be changed here; matching rules of other forms are shown as they read. */
import { Select } from "antd";
import TextArea from "antd/es/input/TextArea";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Action, FormDocument, Options, Text } from "@/document/types";
import { findField } from "@/document/form/fields";
import type { Kinds } from "../api/kinds";
import { FormulaInput } from "../condition/formula-input";
import { AssigneeEditor } from "../flow/assignee-editor";
import type { Names } from "../flow/node-words";
import { labelOf } from "../words/field-choice";
import { sayFormula } from "../words/say-formula";
import type { Vocabulary } from "../words/vocabulary";
import { vocabulary } from "../words/vocabulary";
import { SetRows } from "./set-rows";

interface Props {
  action: Action;
  names: Names;
  words: Vocabulary;
  kinds: Kinds | undefined;
  onChange: (action: Action) => void;
}

export function ActionDetail({ action, names, words, kinds, onChange }: Props) {
  const { t, i18n } = useTranslation("designers");
  const target = typeof action.form === "string" ? names.others[action.form] : undefined;
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  const template = (key: "text" | "message") => {
    const text = action[key] as Text | undefined;
    return (
      <label className="fl-block">
        <span>{t("action.text")}</span>
        <TextArea autoSize={{ minRows: 2 }} value={text?.[language] ?? text?.zh ?? ""} onChange={(event) => onChange({ ...action, [key]: { zh: text?.zh ?? "", ...text, [language]: event.target.value } })} />
        <span className="dz-hint">{t("action.textHint")}</span>
      </label>
    );
  };
  return (
    <div className="dz-action-detail">
      {action.kind === "notify" ? <AssigneeEditor label={t("action.who")} kinds={kinds?.assignees ?? []} names={names} value={action.to as Options | undefined} onChange={(to) => onChange({ ...action, to })} /> : null}
      {action.kind === "notify" ? template("text") : null}
      {action.kind === "refuse" ? template("message") : null}
      {action.kind === "transition" ? (
        <label className="fl-block">
          <span>{t("action.which")}</span>
          <Select value={action.transition as string} options={transitionChoices(target ?? names.form)} onChange={(transition: string) => onChange({ ...action, transition })} />
        </label>
      ) : null}
      {action.match ? <Matching title={t("action.match", { form: say(target?.name) })} entries={action.match as Record<string, string>} form={target} words={words} /> : null}
      {typeof action.for_each === "string" ? <p className="dz-hint">{t("action.forEach", { name: names.form ? labelOf(findField(names.form, action.for_each)) : "" })}</p> : null}
      {action.set ? (
        <SetRows values={action.set as Record<string, string>} form={target ?? names.form} words={target ? vocabulary(target, words.constants, names.others) : words} onChange={(set) => onChange({ ...action, set })} />
      ) : null}
      {typeof action.require === "string" ? (
        <div className="fl-block">
          <span>{t("action.require")}</span>
          <FormulaInput label={t("action.require")} value={action.require} words={vocabulary(target, words.constants, names.others)} onChange={(require) => onChange({ ...action, require })} />
        </div>
      ) : null}
    </div>
  );
}

function transitionChoices(form: FormDocument | undefined) {
  return (form?.fields ?? []).flatMap((field) =>
    ((field.transitions ?? []) as { key: string; name?: Text; to: string }[]).map((each) => ({
      value: each.key,
      label: `${say(each.name) || say(field.states?.find((state) => state.key === each.to)?.name) || each.key} · ${labelOf(field)}`,
    })),
  );
}

function Matching({ title, entries, form, words }: { title: string; entries: Record<string, string>; form: FormDocument | undefined; words: Vocabulary }) {
  return (
    <div className="fl-block">
      <span>{title}</span>
      <ul className="dz-match">
        {Object.entries(entries).map(([key, formula]) => (
          <li key={key}><span className="dz-chip-field">{form ? labelOf(findField(form, key), key) : key}</span> = {sayFormula(formula, words).map((segment) => segment.text).join("")}</li>
        ))}
      </ul>
    </div>
  );
}
