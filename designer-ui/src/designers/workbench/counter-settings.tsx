/** What a counter counts, what stands below the number, and from when on it is coloured. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Options, Text } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import { CountInput } from "../properties/count-input";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";
import { FormSelect } from "./form-select";
import { MineCheck } from "./mine-check";
import { changedAt, PartRow } from "./part-row";
import type { SettingsProps } from "./site";
import { fieldOptions, isMoment, MOMENTS } from "./site";

const TONES = ["warning", "danger", "success", "neutral"] as const;

interface Tone { at_least: number; tone: string }

export function CounterSettings({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const form = site.forms[item.form as string];
  const words = vocabulary(form, {}, site.forms);
  const tabs = (form?.views ?? []).flatMap((view) => view.tabs ?? []);
  const tones = (item.tones as Tone[] | undefined) ?? [];
  return (
    <>
      <FormSelect site={site} value={item.form as string} onChange={(next) => onChange({ form: next, filter: undefined, tab: undefined, under: undefined })} />
      <div className="fl-block"><span>{t("workbench.filter")}</span><ConditionEditor key={`${item.id}/${form?.key ?? ""}`} label={t("workbench.filter")} value={(item.filter as string | undefined) ?? ""} words={words} onChange={(filter) => onChange({ filter: filter || undefined })} /></div>
      <MineCheck item={item} onChange={onChange} />
      {tabs.length ? (
        <label className="fl-block"><span>{t("workbench.tab")}</span><Select allowClear aria-label={t("workbench.tab")} placeholder={t("workbench.tabNone")} value={(item.tab as string | undefined) ?? null} options={tabs.map((tab) => ({ value: tab.id, label: say(tab.name) }))} onChange={(tab: string | null) => onChange({ tab: tab ?? undefined })} /></label>
      ) : null}
      <Under item={item} site={site} onChange={onChange} />
      <div className="fl-block" role="group" aria-label={t("workbench.tones")}>
        <span>{t("workbench.tones")}</span>
        {tones.map((tone, index) => (
          <PartRow key={index} items={tones} index={index} onChange={(next) => onChange({ tones: next.length ? next : undefined })} head={
            <span className="dz-row">
              <CountInput small label={t("workbench.atLeast")} min={1} max={10_000} value={tone.at_least} onChange={(n) => n && onChange({ tones: changedAt(tones, index, { at_least: n }) })} />
              <Select size="small" aria-label={t("workbench.tone")} value={tone.tone} options={TONES.map((value) => ({ value, label: t(`workbench.tonesOf.${value}`) }))} onChange={(next) => onChange({ tones: changedAt(tones, index, { tone: next }) })} />
            </span>
          } />
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={tones.length >= 4} onClick={() => onChange({ tones: [...tones, { at_least: 1, tone: "warning" }] })}>{t("workbench.addTone")}</Button>
      </div>
    </>
  );
}

/** The line below the number. */
function Under({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const form = site.forms[item.form as string];
  const under = item.under as (Options & { show: string; field?: string }) | undefined;
  const moments = [...fieldOptions(form, isMoment), ...MOMENTS.map((value) => ({ value, label: t(`workbench.moment.${value}` as never) as string }))];
  const choices = fieldOptions(form, (field) => field.type === "select" || field.type === "status");
  const begin = (show: string): Options | undefined => {
    if (show === "age") return { show, field: moments[0]?.value };
    if (show === "causes") return choices[0] ? { show, field: choices[0].value } : undefined;
    return show === "part" ? { show, filter: "TRUE", text: { zh: "其中 {n} 单", en: "{n} of them" } } : undefined;
  };
  const set = (changes: Options) => {
    const next: Options = { ...under, ...changes };
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
    onChange({ under: next });
  };
  return (
    <div className="fl-block">
      <span>{t("workbench.under")}</span>
      <Select aria-label={t("workbench.under")} value={under?.show ?? "none"} onChange={(show: string) => onChange({ under: begin(show) })}
        options={["none", "age", ...(choices.length ? ["causes"] : []), "part"].map((value) => ({ value, label: t(`workbench.underOf.${value}` as never) as string }))} />
      {under && under.show !== "part" ? <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.field")} value={under.field} options={under.show === "age" ? moments : choices} onChange={(field: string) => set({ field })} /> : null}
      {under?.show === "age" ? <CountInput label={t("workbench.late")} placeholder={t("workbench.late")} suffix={t("workbench.hours")} min={1} max={10_000} value={under.late_hours as number | undefined} onChange={(late_hours) => set({ late_hours })} /> : null}
      {under?.show === "part" ? (
        <>
          <ConditionEditor key={item.id} label={t("workbench.part")} value={under.filter as string} words={vocabulary(form, {}, site.forms)} onChange={(filter) => filter && set({ filter })} />
          <TextField label={t("workbench.partText")} value={under.text as Text | undefined} onChange={(text) => text && set({ text })} />
        </>
      ) : null}
    </div>
  );
}
