/** A moment before or after a date of the record, and what happens when it is noticed late. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Options } from "@/document/types";
import { CountInput } from "../properties/count-input";

interface Offset {
  n: number;
  unit: string;
}

interface Props {
  trigger: Options;
  dates: { value: string; label: string }[];
  onChange: (changes: Options) => void;
}

const UNITS = ["MIN", "H", "D", "W", "M"] as const;
const LATE = ["fire", "skip", "grace"] as const;

export function RelativeTime({ trigger, dates, onChange }: Props) {
  const { t } = useTranslation("designers");
  const offset = (trigger.offset as Offset | undefined) ?? { n: 0, unit: "MIN" };
  const grace = (trigger.grace as Offset | undefined) ?? { n: 1, unit: "D" };
  const side = offset.n === 0 ? "at" : offset.n < 0 ? "before" : "after";
  const units = [...UNITS, ...(offset.unit === "S" ? (["S"] as const) : [])].map((unit) => ({ value: unit, label: t(`unitName.${unit}`) }));
  const turn = (next: string) => onChange({ offset: next === "at" ? { n: 0, unit: offset.unit } : { ...offset, n: (Math.abs(offset.n) || 1) * (next === "before" ? -1 : 1) } });
  const late = (past_due: string) => onChange({ past_due, grace: past_due === "grace" ? grace : undefined });
  return (
    <>
      <Select aria-label={t("trigger.date")} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: "label" }} value={trigger.field as string} options={dates} onChange={(field: string) => onChange({ field })} />
      <Select aria-label={t("trigger.side")} popupMatchSelectWidth={false} value={side} options={[{ value: "at", label: t("trigger.exactly") }, { value: "after", label: t("trigger.later") }, { value: "before", label: t("trigger.earlier") }]} onChange={turn} />
      {offset.n === 0 ? null : (
        <>
          <CountInput label={t("trigger.amount")} min={1} max={1000} value={Math.abs(offset.n)} onChange={(n) => n && onChange({ offset: { ...offset, n: n * (offset.n < 0 ? -1 : 1) } })} />
          <Select aria-label={t("trigger.unit")} value={offset.unit} options={units} onChange={(unit: string) => onChange({ offset: { ...offset, unit } })} />
        </>
      )}
      <span className="dz-hint">{t("trigger.late")}</span>
      <Select aria-label={t("trigger.late")} popupMatchSelectWidth={false} value={String(trigger.past_due ?? "fire")} options={LATE.map((each) => ({ value: each, label: t(`trigger.past.${each}`) }))} onChange={late} />
      {trigger.past_due === "grace" ? (
        <>
          <CountInput label={t("trigger.grace")} min={1} max={1000} value={grace.n} onChange={(n) => n && onChange({ grace: { ...grace, n } })} />
          <Select aria-label={t("trigger.graceUnit")} value={grace.unit} options={units} onChange={(unit: string) => onChange({ grace: { ...grace, unit } })} />
        </>
      ) : null}
    </>
  );
}
