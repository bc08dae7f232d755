/** What must hold between records: whose rows are looked at, the sums beside each, the test and what to do about it. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { newKey } from "@/document/identity";
import type { FormDocument, Invariant, InvariantSum } from "@/document/types";
import { say } from "@/i18n";
import { ALWAYS, shownOf } from "../condition/always";
import { ConditionEditor } from "../condition/condition-editor";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import { labelOf } from "../words/field-choice";
import { invariantWords } from "./check-words";
import { freshSum, SumSettings } from "./sum-settings";

interface Props {
  invariant: Invariant;
  form: FormDocument;
  others: Record<string, FormDocument>;
  onChange: (changes: Partial<Invariant>) => void;
  errorOf: (way: string) => string | undefined;
}

const RECORDS = "";
const MOST_SUMS = 8;

export function InvariantSettings({ invariant, form, others, onChange, errorOf }: Props) {
  const { t } = useTranslation("designers");
  const sums = invariant.sums ?? {};
  const tables = form.fields.filter((field) => field.type === "subtable").map((field) => ({ value: field.key, label: t("check.linesOf", { name: labelOf(field, field.key) }) }));
  const setSums = (next: Record<string, InvariantSum>) => onChange({ sums: Object.keys(next).length ? next : undefined });
  const add = () => {
    const begun = freshSum(form, others);
    if (begun) setSums({ ...sums, [newKey([...Object.keys(sums), ...form.fields.map((field) => field.key)])]: { name: { zh: t("check.newSum") }, ...begun } });
  };
  return (
    <>
      <Told at="name"><TextField label={t("prop.name")} value={invariant.name} onChange={(name) => name && onChange({ name })} /></Told>
      {tables.length ? (
        <div className="dz-prop">
          <span>{t("check.rows")}</span>
          <Select aria-label={t("check.rows")} value={invariant.rows ?? RECORDS} status={errorOf("rows") ? "error" : undefined} options={[{ value: RECORDS, label: t("check.records") }, ...tables]} onChange={(rows: string) => onChange({ rows: rows || undefined })} />
        </div>
      ) : null}
      <div className="fl-block" role="group" aria-label={t("check.sums")}>
        <span>{t("check.sums")}</span>
        <span className="dz-hint">{t("check.sumsHint")}</span>
        {Object.entries(sums).map(([key, sum]) => (
          <Told key={key} at={`sums/${key}`} quiet><SumSettings sum={sum} form={form} rows={invariant.rows} others={others} error={errorOf(`sums/${key}`)}
            onChange={(changed) => setSums({ ...sums, [key]: changed })} onRemove={() => setSums(Object.fromEntries(Object.entries(sums).filter(([each]) => each !== key)))} /></Told>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={Object.keys(sums).length >= MOST_SUMS} onClick={add}>{t("check.addSum")}</Button>
      </div>
      <Told at="holds"><div className="dz-prop dz-prop-tall">
        <span>{t("check.holds")}</span>
        <ConditionEditor key={`${invariant.id}/${invariant.rows ?? ""}`} label={t("check.holds")} value={shownOf(invariant.holds)} words={invariantWords(form, invariant, others)} onChange={(holds) => onChange({ holds: holds || ALWAYS })} />
        <span className="dz-hint">{t("check.stored", { name: say(form.name) })}</span>
      </div></Told>
      <TextField optional label={t("check.hint")} value={invariant.hint} onChange={(hint) => onChange({ hint })} />
    </>
  );
}
