/** Counts and sums over the records of a form. */
import { Button, Checkbox, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { newId } from "@/document/identity";
import { isNumber } from "@/document/new/panel";
import type { Text } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import { TextField } from "../properties/text-field";
import { changedAt, PartRow } from "../workbench/part-row";
import { besideVocabulary } from "../words/beside-vocabulary";
import { choicesOf, type PanelProps } from "./panel-site";
import { TargetForm, tiedTo } from "./target-form";

interface Total { id: string; title: Text; agg?: string; field?: string; filter?: string; warn?: boolean }

const WAYS = ["count", "sum", "min", "max"] as const;

export function TotalsSettings(props: PanelProps) {
  const { panel, form, others, onChange, errorOf } = props;
  const { t } = useTranslation("designers");
  const items = panel.items as Total[];
  const target = others[String(panel.form)];
  const numbers = choicesOf(target?.fields, isNumber);
  const words = besideVocabulary(form, target, others);
  const set = (index: number, changes: Partial<Total>) => onChange({ items: changedAt(items, index, changes) });
  const take = (index: number, agg: string) => set(index, { agg: agg === "count" ? undefined : agg, field: agg === "count" ? undefined : (items[index]?.field ?? numbers[0]?.value) });
  return (
    <>
      <TargetForm {...props} onForm={(next) => ({ filter: tiedTo(form, next), items: items.map((item) => ({ id: item.id, title: item.title, ...(item.warn ? { warn: true } : {}) })) })} />
      <div className="fl-block" role="group" aria-label={t("panel.numbers")}>
        <span>{t("panel.numbers")}</span>
        {items.map((item, index) => (
          <PartRow key={item.id} items={items} index={index} least={1} onChange={(next) => onChange({ items: next })} head={<TextField label={t("prop.name")} value={item.title} onChange={(title) => title && set(index, { title })} />}>
            <div className="wb-pair">
              <Select aria-label={t("panel.wayOf", { n: index + 1 })} value={item.agg ?? "count"} options={WAYS.filter((value) => value === "count" || numbers.length).map((value) => ({ value, label: t(`panel.way.${value}`) }))} onChange={(agg) => take(index, agg)} />
              <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("panel.fieldOf", { n: index + 1 })} disabled={(item.agg ?? "count") === "count"} value={item.agg ? item.field : null} status={errorOf(`items/${index}/field`) ? "error" : undefined} options={numbers} onChange={(field) => set(index, { field: field ?? undefined })} />
            </div>
            <div className="dz-prop dz-prop-tall"><span>{t("panel.also")}</span><ConditionEditor key={`${item.id}/${String(panel.form)}`} label={t("panel.also")} value={item.filter ?? ""} words={words} error={errorOf(`items/${index}/filter`)} onChange={(filter) => set(index, { filter: filter || undefined })} /></div>
            <Checkbox checked={item.warn ?? false} onChange={(event) => set(index, { warn: event.target.checked || undefined })}>{t("panel.warnAbove")}</Checkbox>
          </PartRow>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={items.length >= 6} onClick={() => onChange({ items: [...items, { id: newId(), title: { zh: t("panel.newNumber") } }] })}>{t("workbench.addNumber")}</Button>
      </div>
    </>
  );
}
