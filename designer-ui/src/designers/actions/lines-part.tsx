/** Rows of this record: which of them change, how, and which go. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Action, FormDocument } from "@/document/types";
import { patched } from "@/document/list";
import { labelOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";
import { ConditionPart } from "./condition-part";
import { rowForm } from "./site";
import { ValueRows } from "./value-rows";

interface Props {
  action: Action;
  form: FormDocument | undefined;
  words: Vocabulary;
  onConstant?: (key: string, value: string) => void;
  onChange: (action: Action) => void;
}

export function LinesPart({ action, form, words, onConstant, onChange }: Props) {
  const { t } = useTranslation("designers");
  const set = (changes: Partial<Action>) => onChange(patched(action, changes));
  const tables = (form?.fields ?? []).filter((field) => field.type === "subtable");
  return (
    <>
      <label className="fl-block">
        <span>{t("action.linesOf")}</span>
        <Select aria-label={t("action.linesOf")} value={action.for_each as string} options={tables.map((table) => ({ value: table.key, label: labelOf(table) }))} onChange={(for_each: string) => onChange({ id: action.id, kind: action.kind, for_each })} />
      </label>
      <ConditionPart title={t("action.linesWhere")} add={t("action.addWhere")} value={action.where as string | undefined} words={words} onConstant={onConstant} onChange={(where) => set({ where })} />
      <ValueRows title={t("action.linesSet")} purpose="set" values={(action.set as Record<string, string> | undefined) ?? {}} form={rowForm(action, form)} words={words} grouped={false} optional onChange={(values) => set({ set: Object.keys(values).length ? values : undefined })} />
      <ConditionPart title={t("action.linesRemove")} add={t("action.addRemove")} value={action.remove as string | undefined} words={words} onConstant={onConstant} onChange={(remove) => set({ remove })} />
    </>
  );
}
