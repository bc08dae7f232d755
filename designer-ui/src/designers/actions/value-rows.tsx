/** Fields of a form, each with a value: what an action sets, or what the records it looks for have in common. */
import { Button, Select } from "antd";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Field, FormDocument } from "@/document/types";
import { findField } from "@/document/form/fields";
import { labelOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";
import { COMPUTED } from "./computed";
import { itselfOf } from "./site";
import { ValueInput } from "./value-input";
import type { ValueChoice } from "./value-source";
import { likelyValue, valueChoices } from "./value-source";

type Purpose = "set" | "create" | "match";

interface Props {
  title: string;
  purpose: Purpose;
  values: Record<string, string>;
  form: FormDocument | undefined;
  words: Vocabulary;
  grouped: boolean;
  /** May stay without any field. */
  optional?: boolean;
  onChange: (values: Record<string, string>) => void;
}

function usable(field: Field, purpose: Purpose): boolean {
  return purpose === "match" ? field.type !== "subtable" : !COMPUTED.has(field.type);
}

function useValueChoices(words: Vocabulary, grouped: boolean): (field: Field) => ValueChoice[] {
  const { t } = useTranslation("designers");
  return (field) => valueChoices(field, words, grouped, { now: t("action.now"), today: t("action.today"), sum: (label) => t("action.sumOf", { label }) });
}

export function ValueRows({ title, purpose, values, form, words, grouped, optional, onChange }: Props) {
  const { t } = useTranslation("designers");
  const choicesOf = useValueChoices(words, grouped);
  const entries = Object.entries(values);
  const free = (form?.fields ?? []).filter((field) => usable(field, purpose) && !(field.key in values)).map((field) => ({ value: field.key, label: labelOf(field) }));
  const add = (key: string | null) => {
    const field = form && key ? findField(form, key) : undefined;
    if (field && key) onChange({ ...values, [key]: likelyValue(field, choicesOf(field)) });
  };
  return (
    <div className="fl-block" role="group" aria-label={title}>
      <span>{title}</span>
      {entries.map(([key, formula]) => {
        const field = (form && findField(form, key)) ?? (purpose === "match" ? itselfOf(form, key) : undefined);
        return (
          <div key={key} className="dz-set-row">
            <span className="dz-chip-field">{field ? labelOf(field) : t("action.goneField")}</span>
            <span aria-hidden>=</span>
            {field ? <ValueInput field={field} value={formula} words={words} choices={choicesOf(field)} changes={purpose === "set"} onChange={(next) => onChange({ ...values, [key]: next })} /> : <span className="dz-grow" />}
            <Button type="text" size="small" disabled={!optional && entries.length === 1} aria-label={t("action.removeField")} icon={<Trash2 size={14} />} onClick={() => onChange(Object.fromEntries(entries.filter(([each]) => each !== key)))} />
          </div>
        );
      })}
      {free.length ? <Select size="small" className="dz-set-add" showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false} placeholder={t(purpose === "match" ? "action.addMatch" : "action.addField")} aria-label={t(purpose === "match" ? "action.addMatch" : "action.addField")} value={null} options={free} onChange={add} /> : null}
    </div>
  );
}
