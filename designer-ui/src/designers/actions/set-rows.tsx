/** Which fields get which value. */
import { Button, Select } from "antd";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { FormDocument } from "@/document/types";
import { findField } from "@/document/form/fields";
import { FormulaInput } from "../condition/formula-input";
import { labelOf, optionsOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  values: Record<string, string>;
  form: FormDocument | undefined;
  words: Vocabulary;
  onChange: (values: Record<string, string>) => void;
}

function optionsAt(form: FormDocument | undefined, key: string) {
  const field = form && findField(form, key);
  return field ? optionsOf(field) : [];
}

const COMPUTED = new Set(["formula", "lookup", "rollup", "autonumber", "status", "subtable"]);

export function SetRows({ values, form, words, onChange }: Props) {
  const { t } = useTranslation("designers");
  const free = (form?.fields ?? []).filter((field) => !COMPUTED.has(field.type) && !(field.key in values)).map((field) => ({ value: field.key, label: labelOf(field) }));
  return (
    <div className="fl-block">
      {Object.entries(values).map(([key, formula]) => (
        <div key={key} className="dz-set-row">
          <span className="dz-chip-field">{form ? labelOf(findField(form, key), key) : key}</span>
          <span aria-hidden>=</span>
          <div className="dz-grow"><FormulaInput options={optionsAt(form, key)} label={t("action.value")} value={formula} words={words} onChange={(next) => onChange({ ...values, [key]: next || "NULL" })} /></div>
          <Button type="text" size="small" disabled={Object.keys(values).length === 1} aria-label={t("action.removeField")} icon={<Trash2 size={14} />} onClick={() => onChange(Object.fromEntries(Object.entries(values).filter(([each]) => each !== key)))} />
        </div>
      ))}
      <Select size="small" showSearch={{ optionFilterProp: "label" }} placeholder={t("action.addField")} aria-label={t("action.addField")} value={null} options={free} onChange={(key: string | null) => key && onChange({ ...values, [key]: "NULL" })} />
    </div>
  );
}
