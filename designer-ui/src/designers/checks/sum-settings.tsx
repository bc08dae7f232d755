/** One number beside a row: rows of another form that belong to it, taken together. */
import { Button, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { patched } from "@/document/list";
import type { Field, FormDocument, InvariantSum } from "@/document/types";
import { say } from "@/i18n";
import { TextField } from "../properties/text-field";
import { labelOf, optionsOf, valueTypeOf } from "../words/field-choice";
import { rowsOf } from "./check-words";

interface Props {
  sum: InvariantSum;
  form: FormDocument;
  rows: string | undefined;
  others: Record<string, FormDocument>;
  error: string | undefined;
  onChange: (sum: InvariantSum) => void;
  onRemove: () => void;
}

const WAYS = ["sum", "count", "min", "max"] as const;
const choice = (field: Field) => ({ value: field.key, label: labelOf(field, field.key) });
const without = <T,>(record: Record<string, T>, key: string) => Object.fromEntries(Object.entries(record).filter(([each]) => each !== key)) as Record<string, T>;
/** The same place in the order under another name. */
const renamed = <T,>(record: Record<string, T>, key: string, to: string, value: T) => Object.fromEntries(Object.entries(record).map(([each, old]) => (each === key ? [to, value] : [each, old]))) as Record<string, T>;

/** Something that points here, counted; null where no form does. */
export function freshSum(form: FormDocument, others: Record<string, FormDocument>): InvariantSum | null {
  for (const other of Object.values(others)) {
    const direct = other.fields.find((field) => field.type === "reference" && field.to === form.key);
    if (direct) return { of: other.key, match: { [direct.key]: "id" }, agg: "count" };
  }
  const own = form.fields.find((field) => field.type === "reference");
  const shared = own && Object.values(others).map((other) => ({ other, there: other.fields.find((field) => field.type === "reference" && field.to === own.to) })).find((each) => each.there);
  return own && shared?.there ? { of: shared.other.key, match: { [shared.there.key]: own.key }, agg: "count" } : null;
}

export function SumSettings({ sum, form, rows, others, error, onChange, onRemove }: Props) {
  const { t } = useTranslation("designers");
  const { target, fields } = rowsOf(sum.of, others);
  const own = rows ? [...(form.fields.find((field) => field.key === rows)?.fields ?? [])] : form.fields.filter((field) => field.type !== "subtable");
  const ours = [{ value: "id", label: t(rows ? "check.thisRow" : "check.thisRecord") }, ...own.map(choice)];
  const theirs = fields.map(choice);
  const numbers = fields.filter((field) => valueTypeOf(field) === "number").map(choice);
  const states = fields.filter((field) => optionsOf(field).length > 0);
  const sources = Object.values(others).flatMap((other) => [{ value: other.key, label: say(other.name) }, ...other.fields.filter((field) => field.type === "subtable").map((field) => ({ value: `${other.key}.${field.key}`, label: `${say(other.name)}.${labelOf(field)}` }))]);
  const agg = sum.agg ?? "sum";
  const from = (of: string) => {
    const next = rowsOf(of, others);
    const tie = next.fields.find((field) => field.type === "reference" && field.to === form.key);
    const first = tie ?? next.fields[0];
    if (first) onChange({ name: sum.name, of, match: { [first.key]: tie ? "id" : (own[0]?.key ?? "id") }, agg: "count" });
  };
  const take = (way: (typeof WAYS)[number]) => onChange(patched(sum, { agg: way, expr: way === "count" ? undefined : (sum.expr ?? numbers[0]?.value) }));
  const setState = (next: Record<string, string[]>) => onChange(patched(sum, { state: Object.keys(next).length ? next : undefined }));
  return (
    <div className="wb-part">
      <header>
        <TextField label={t("prop.name")} value={sum.name} onChange={(name) => name && onChange({ ...sum, name })} />
        <Button type="text" size="small" aria-label={t("canvas.remove")} title={t("canvas.remove")} icon={<Trash2 size={14} />} onClick={onRemove} />
      </header>
      <div className="dz-prop"><span>{t("check.of")}</span><Select aria-label={t("check.of")} showSearch={{ optionFilterProp: "label" }} value={sum.of} status={target ? undefined : "error"} options={sources} onChange={from} /></div>
      <div className="dz-prop"><span>{t("check.take")}</span>
        <span className="wb-pair">
          <Select aria-label={t("check.take")} value={agg} options={WAYS.map((value) => ({ value, label: t(`panel.way.${value}`) }))} onChange={take} />
          <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("check.number")} disabled={agg === "count"} value={agg === "count" ? null : sum.expr} options={numbers} onChange={(expr) => onChange({ ...sum, expr: expr ?? undefined })} />
        </span>
      </div>
      <div className="fl-block" role="group" aria-label={t("check.match")}>
        <span>{t("check.match")}</span>
        {Object.entries(sum.match).map(([there, here], index, all) => (
          <div key={there} className="ck-pair">
            <Select aria-label={t("check.their", { n: index + 1 })} showSearch={{ optionFilterProp: "label" }} value={there} options={theirs.filter((each) => each.value === there || !(each.value in sum.match))} onChange={(next: string) => onChange({ ...sum, match: renamed(sum.match, there, next, here) })} />
            <span aria-hidden>=</span>
            <Select aria-label={t("check.our", { n: index + 1 })} showSearch={{ optionFilterProp: "label" }} value={here} options={ours} onChange={(next: string) => onChange({ ...sum, match: { ...sum.match, [there]: next } })} />
            <Button type="text" size="small" aria-label={t("condition.remove")} disabled={all.length === 1} icon={<Trash2 size={14} />} onClick={() => onChange({ ...sum, match: without(sum.match, there) })} />
          </div>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={Object.keys(sum.match).length >= 6 || theirs.every((each) => each.value in sum.match)}
          onClick={() => { const free = theirs.find((each) => !(each.value in sum.match)); if (free) onChange({ ...sum, match: { ...sum.match, [free.value]: ours.find((each) => each.value === free.value)?.value ?? ours[0]!.value } }); }}>{t("check.addMatch")}</Button>
      </div>
      {states.length ? (
        <div className="fl-block" role="group" aria-label={t("check.states")}>
          <span>{t("check.states")}</span>
          {Object.entries(sum.state ?? {}).map(([key, chosen]) => (
            <div key={key} className="ck-pair">
              <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("check.stateField")} value={key} options={states.map(choice).filter((each) => each.value === key || !(each.value in (sum.state ?? {})))} onChange={(next: string) => { const [first] = optionsOf(states.find((field) => field.key === next)!); if (first) setState(renamed(sum.state ?? {}, key, next, [first.key])); }} />
              <span aria-hidden>{t("check.isOneOf")}</span>
              <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" aria-label={t("check.options")} value={chosen} options={optionsOf(states.find((field) => field.key === key) ?? { key, type: "select" }).map((option) => ({ value: option.key, label: say(option.name) || option.key }))} onChange={(next: string[]) => next.length && setState({ ...sum.state, [key]: next })} />
              <Button type="text" size="small" aria-label={t("condition.remove")} icon={<Trash2 size={14} />} onClick={() => setState(without(sum.state ?? {}, key))} />
            </div>
          ))}
          <Button type="link" size="small" icon={<Plus size={14} />} disabled={states.every((field) => field.key in (sum.state ?? {}))}
            onClick={() => { const free = states.find((field) => !(field.key in (sum.state ?? {}))); const [first] = free ? optionsOf(free) : []; if (free && first) setState({ ...sum.state, [free.key]: [first.key] }); }}>{t("check.addState")}</Button>
        </div>
      ) : null}
      {error ? <p className="dz-error" role="alert">{error}</p> : null}
    </div>
  );
}
