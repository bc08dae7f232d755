/** Numbers worked out from the record that a reference points at. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { newId } from "@/document/identity";
import { isNumber, referencesOf, resultOf } from "@/document/new/panel";
import type { Text } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import { FormulaInput } from "../condition/formula-input";
import { TextField } from "../properties/text-field";
import { changedAt, PartRow } from "../workbench/part-row";
import { besideVocabulary } from "../words/beside-vocabulary";
import { labelOf } from "../words/field-choice";
import type { PanelProps } from "./panel-site";

interface Fact { id: string; title: Text; expr: string; result?: { type: string }; warn?: string }

const RESULTS = ["money", "number", "percent", "text", "date", "datetime"] as const;

export function FactsSettings({ panel, form, others, onChange, errorOf }: PanelProps) {
  const { t } = useTranslation("designers");
  const items = panel.items as Fact[];
  const references = referencesOf(form.fields).filter((field) => others[String(field.to)]);
  const target = others[String(form.fields.find((field) => field.key === panel.of)?.to)];
  const words = besideVocabulary(form, target, others, { far: false });
  const first = target?.fields.find(isNumber) ?? target?.fields.find((field) => field.type !== "subtable");
  const set = (index: number, changes: Partial<Fact>) => onChange({ items: changedAt(items, index, changes) });
  const fresh = (field: typeof first): Fact => ({ id: newId(), title: field?.name ?? { zh: t("panel.newNumber") }, expr: field?.key ?? "0", result: { type: field ? resultOf(field) : "number" } });
  const point = (of: string) => {
    const there = others[String(form.fields.find((field) => field.key === of)?.to)];
    onChange({ of, ...(there?.key === target?.key ? {} : { items: [fresh(there?.fields.find(isNumber) ?? there?.fields[0])] }) });
  };
  return (
    <>
      <div className="dz-prop">
        <span>{t("panel.of")}</span>
        <Select aria-label={t("panel.of")} value={panel.of as string} status={errorOf("of") ? "error" : undefined} options={references.map((field) => ({ value: field.key, label: labelOf(field, field.key) }))} onChange={point} />
      </div>
      <div className="fl-block" role="group" aria-label={t("panel.numbers")}>
        <span>{t("panel.numbers")}</span>
        {items.map((item, index) => (
          <PartRow key={item.id} items={items} index={index} least={1} onChange={(next) => onChange({ items: next })} head={<TextField label={t("prop.name")} value={item.title} onChange={(title) => title && set(index, { title })} />}>
            <div className="dz-prop dz-prop-tall"><span>{t("prop.formula")}</span><FormulaInput label={t("panel.formulaOf", { n: index + 1 })} value={item.expr} words={words} error={errorOf(`items/${index}/expr`)} onChange={(expr) => expr && set(index, { expr })} /></div>
            <div className="dz-prop"><span>{t("panel.result")}</span><Select aria-label={t("panel.resultOf", { n: index + 1 })} value={item.result?.type ?? "money"} options={RESULTS.map((value) => ({ value, label: t(`panel.resultType.${value}`) }))} onChange={(type: string) => set(index, { result: { type } })} /></div>
            <div className="dz-prop dz-prop-tall"><span>{t("panel.warn")}</span><ConditionEditor label={t("panel.warn")} value={item.warn ?? ""} words={words} error={errorOf(`items/${index}/warn`)} onChange={(warn) => set(index, { warn: warn || undefined })} /></div>
          </PartRow>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={items.length >= 12} onClick={() => onChange({ items: [...items, fresh(first)] })}>{t("workbench.addNumber")}</Button>
      </div>
    </>
  );
}
