/** A moment before or after a date of the record, and what happens when it is noticed late. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { isBefore, type Span, turned } from "@/document/span";
import type { Options } from "@/document/types";
import { type Settings, SpanInput } from "../properties/span-input";

interface Props extends Settings {
  trigger: Options;
  dates: { value: string; label: string }[];
  onChange: (changes: Options) => void;
}

const UNITS = ["MIN", "H", "D", "W", "M"] as const;
const LATE = ["fire", "skip", "grace"] as const;

export function RelativeTime({ trigger, dates, onChange, ...settings }: Props) {
  const { t } = useTranslation("designers");
  const offset = (trigger.offset as Span | undefined) ?? { n: 0, unit: "MIN" };
  const grace = (trigger.grace as Span | undefined) ?? { n: 1, unit: "D" };
  const side = offset.n === 0 ? "at" : isBefore(offset.n) ? "before" : "after";
  const units = [...UNITS, ...(offset.unit === "S" ? (["S"] as const) : [])].map((unit) => ({ value: unit, label: t(`unitName.${unit}`) }));
  const turn = (next: string) => onChange({ offset: next === "at" ? { n: 0, unit: offset.unit } : { ...offset, n: turned(offset.n || 1, next === "before") } });
  const late = (past_due: string) => onChange({ past_due, grace: past_due === "grace" ? grace : undefined });
  return (
    <>
      <Select aria-label={t("trigger.date")} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: "label" }} value={trigger.field as string} options={dates} onChange={(field: string) => onChange({ field })} />
      <Select aria-label={t("trigger.side")} popupMatchSelectWidth={false} value={side} options={[{ value: "at", label: t("trigger.exactly") }, { value: "after", label: t("trigger.later") }, { value: "before", label: t("trigger.earlier") }]} onChange={turn} />
      {offset.n === 0 ? null : (
        <>
          <SpanInput label={t("trigger.amount")} {...settings} value={offset.n} onChange={(n) => onChange({ offset: { ...offset, n } })} />
          <Select aria-label={t("trigger.unit")} value={offset.unit} options={units} onChange={(unit: string) => onChange({ offset: { ...offset, unit } })} />
        </>
      )}
      <span className="dz-hint">{t("trigger.late")}</span>
      <Select aria-label={t("trigger.late")} popupMatchSelectWidth={false} value={String(trigger.past_due ?? "fire")} options={LATE.map((each) => ({ value: each, label: t(`trigger.past.${each}`) }))} onChange={late} />
      {trigger.past_due === "grace" ? (
        <>
          <SpanInput label={t("trigger.grace")} {...settings} value={grace.n} onChange={(n) => onChange({ grace: { ...grace, n } })} />
          <Select aria-label={t("trigger.graceUnit")} value={grace.unit} options={units} onChange={(unit: string) => onChange({ grace: { ...grace, unit } })} />
        </>
      ) : null}
    </>
  );
}
