/** In which order matching records are taken, and whether one that refuses stops the others. */
import { Button, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Action, FormDocument } from "@/document/types";
import { labelOf } from "../words/field-choice";
import type { SortKey } from "./taking";
import { MOST_SORTS, sortable, sortsOf } from "./taking";

interface Props {
  action: Action;
  form: FormDocument;
  onChange: (changes: Partial<Action>) => void;
}

export function TakingPart({ action, form, onChange }: Props) {
  const { t } = useTranslation("designers");
  const sorts = sortsOf(action);
  const fields = sortable(form);
  const free = fields.filter((field) => !sorts.some((each) => each.field === field.key));
  const write = (next: SortKey[]) => onChange({ sort: next.length ? next : undefined });
  const change = (at: number, next: SortKey) => write(sorts.map((each, index) => (index === at ? next : each)));
  const named = (key: string) => labelOf(form.fields.find((field) => field.key === key), t("action.goneField"));
  return (
    <>
      <div className="fl-block" role="group" aria-label={t("action.order")}>
        <span>{t("action.order")}</span>
        {sorts.map((each, at) => (
          <div key={each.field} className="dz-set-row">
            <Select size="small" className="dz-grow" showSearch={{ optionFilterProp: "label" }} aria-label={t("action.orderField", { n: at + 1 })} value={each.field} onChange={(field: string) => change(at, { ...each, field })}
              options={[{ value: each.field, label: named(each.field) }, ...free.map((field) => ({ value: field.key, label: labelOf(field) }))]} />
            <Select size="small" aria-label={t("action.orderWay", { n: at + 1 })} value={each.desc === true} onChange={(desc: boolean) => change(at, desc ? { field: each.field, desc } : { field: each.field })}
              options={[{ value: false, label: t("action.ascending") }, { value: true, label: t("action.descending") }]} />
            <Button type="text" size="small" aria-label={t("action.orderRemove", { name: named(each.field) })} icon={<Trash2 size={14} />} onClick={() => write(sorts.filter((_, index) => index !== at))} />
          </div>
        ))}
        {free[0] && sorts.length < MOST_SORTS ? <Button size="small" type="link" className="dz-start" icon={<Plus size={14} />} onClick={() => free[0] && write([...sorts, { field: free[0].key }])}>{t("action.addOrder")}</Button> : null}
      </div>
      <label className="fl-block">
        <span>{t("action.refused")}</span>
        <Select aria-label={t("action.refused")} value={action.refused === "skip" ? "skip" : "stop"} onChange={(way: string) => onChange({ refused: way === "skip" ? way : undefined })}
          options={[{ value: "stop", label: t("action.refusedStop") }, { value: "skip", label: t("action.refusedSkip") }]} />
      </label>
    </>
  );
}
