/** Which measures of which data, for which period. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Text } from "@/document/types";
import { TextField } from "../properties/text-field";
import { changedAt, PartRow } from "./part-row";
import type { SettingsProps } from "./site";

interface Number { measure: string; name?: Text; filter?: string }

const PERIODS = ["today", "yesterday", "this_week", "this_month", "last_7_days", "last_30_days"] as const;

export function NumbersSettings({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const dataset = site.datasets.find((each) => each.key === item.dataset);
  const numbers = item.numbers as Number[];
  const measures = (dataset?.measures ?? []).map((each) => ({ value: each.key, label: say(each.name) }));
  const choose = (key: string) => {
    const first = site.datasets.find((each) => each.key === key)?.measures[0];
    if (first) onChange({ dataset: key, numbers: [{ measure: first.key }] });
  };
  return (
    <>
      <label className="fl-block"><span>{t("dashboard.dataset")}</span><Select aria-label={t("dashboard.dataset")} value={item.dataset as string} options={site.datasets.filter((each) => each.measures.length).map((each) => ({ value: each.key, label: say(each.name) }))} onChange={choose} /></label>
      <label className="fl-block"><span>{t("workbench.period")}</span><Select aria-label={t("workbench.period")} value={(item.period as string | undefined) ?? "today"} options={PERIODS.map((value) => ({ value, label: t(`workbench.periodOf.${value}`) }))} onChange={(period) => onChange({ period })} /></label>
      <TextField optional label={t("workbench.note")} value={item.note as Text | undefined} onChange={(note) => onChange({ note })} />
      <div className="fl-block" role="group" aria-label={t("workbench.numbers")}>
        <span>{t("workbench.numbers")}</span>
        {numbers.map((number, index) => (
          <PartRow key={`${number.measure}${index}`} items={numbers} index={index} least={1} onChange={(next) => onChange({ numbers: next })} head={
            <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.number", { n: index + 1 })} value={number.measure} options={measures} onChange={(measure) => onChange({ numbers: changedAt(numbers, index, { measure, filter: undefined }) })} />
          }>
            <TextField optional label={t("prop.name")} value={number.name} onChange={(name) => onChange({ numbers: changedAt(numbers, index, { name }) })} />
          </PartRow>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={numbers.length >= 8 || !measures.length} onClick={() => onChange({ numbers: [...numbers, { measure: measures.find((each) => !numbers.some((number) => number.measure === each.value))?.value ?? measures[0]?.value ?? "" }] })}>{t("workbench.addNumber")}</Button>
      </div>
    </>
  );
}
