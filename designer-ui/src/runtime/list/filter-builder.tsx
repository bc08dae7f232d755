/** One condition, put together by picking: the field, then what fits its kind. */
import { Button, Checkbox, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FieldDocument, FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { canSort, fieldAt, labelOf } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";
import { date as dateKind } from "@/kinds/fields/date";
import { kindOf } from "@/kinds/registry";
import { Combo } from "@/parts/combo";
import { RecordPicker } from "@/parts/record-picker";
import { TextBox } from "@/parts/text-box";

import { type Condition, type Operator, PERIODS } from "./conditions";
import styles from "./list.module.css";
import { useListAddress } from "./use-list";

interface EditorProps {
  field: FieldDocument;
  descriptor: FormDescriptor;
  condition: Condition;
  onChange: (condition: Condition) => void;
}

function OptionEditor({ field, condition, onChange }: EditorProps) {
  return (
    <Checkbox.Group value={condition.values} onChange={(values) => onChange({ ...condition, operator: field.type === "multi_select" ? "has" : "any", values: values.map(String) })}>
      <div className={styles.choices}>{optionsOf(field).map((option) => <Checkbox key={option.key} value={option.key}>{say(option.name)}</Checkbox>)}</div>
    </Checkbox.Group>
  );
}

/** A range as its kind is typed: 13 means 13 % of a rate and 1:30 an hour and a half. */
function RangeEditor({ field, condition, onChange }: EditorProps) {
  const { t } = useTranslation("runtime");
  const kind = kindOf(field);
  const words = (value: string | undefined) => (value ? kind.text(value, field) : "");
  const [low, setLow] = useState(condition.operator === "atMost" || condition.operator === "below" ? "" : words(condition.values[0]));
  const [high, setHigh] = useState(condition.operator === "between" ? words(condition.values[1]) : condition.operator === "atMost" ? words(condition.values[0]) : "");
  const put = (from: string, to: string) => {
    const [least, most] = [from, to].map((text) => { const read = kind.parse(text, field); return read === undefined ? text : read; });
    const operator: Operator = least && most ? "between" : least ? "atLeast" : "atMost";
    onChange({ ...condition, operator, values: [least, most].filter((value) => typeof value === "string") });
  };
  const wrong = (text: string) => kind.parse(text, field) === undefined;
  return (
    <div className={styles.range}>
      <TextBox value={low} invalid={wrong(low)} aria-label={t("filter.from")} placeholder={t("filter.from")} autoFocus onChange={(text) => { setLow(text); put(text, high); }} />
      <span>–</span>
      <TextBox value={high} invalid={wrong(high)} aria-label={t("filter.to")} placeholder={t("filter.to")} onChange={(text) => { setHigh(text); put(low, text); }} />
    </div>
  );
}

function DateEditor({ field, condition, onChange }: EditorProps) {
  const { t } = useTranslation("runtime");
  const { app, form } = useListAddress();
  const own = condition.operator !== "within";
  const [from = null, to = null] = condition.operator === "between" ? condition.values : condition.operator === "atMost" ? [null, condition.values[0]] : own ? [condition.values[0]] : [];
  const put = (first: unknown, second: unknown) => {
    const operator: Operator = first && second ? "between" : first ? "atLeast" : "atMost";
    onChange({ ...condition, operator, values: [first, second].filter((value) => typeof value === "string") });
  };
  const shared = { field, app, form, path: field.key };
  return (
    <>
      <Radio.Group value={own ? "" : condition.values[0]} onChange={(event) => onChange({ ...condition, operator: "within", values: [String(event.target.value)] })}>
        <div className={styles.choices} style={{ gridTemplateColumns: "1fr 1fr" }}>{PERIODS.map((period) => <Radio key={period} value={period}>{t(`filter.periods.${period}`)}</Radio>)}</div>
      </Radio.Group>
      <div className={styles.range}>
        <dateKind.Input {...shared} value={from} onChange={(value) => put(value, to)} placeholder={t("filter.from")} />
        <span>–</span>
        <dateKind.Input {...shared} value={to} onChange={(value) => put(from, value)} placeholder={t("filter.to")} />
      </div>
    </>
  );
}

function ReferenceEditor({ field, descriptor, condition, onChange }: EditorProps) {
  const { app, form } = useListAddress();
  const title = field.to ? descriptor.targets?.[field.to]?.title ?? "name" : "name";
  const chosen = condition.values[0] ? { id: 0, title: condition.values[0] } : null;
  return (
    <RecordPicker field={field} app={app} form={form} path={field.key} chosen={chosen} autoFocus label={labelOf(field)}
      onChoose={(item) => onChange({ field: `${field.key}.${title}`, operator: "is", values: item ? [item.title] : [] })} />
  );
}

function TextEditor({ condition, onChange }: EditorProps) {
  const { t } = useTranslation("runtime");
  return <TextBox autoFocus value={condition.values[0] ?? ""} placeholder={t("filter.contains")} aria-label={t("filter.contains")} onChange={(text) => onChange({ ...condition, operator: "contains", values: text ? [text] : [] })} />;
}

function BooleanEditor({ condition, onChange }: EditorProps) {
  const { t } = useTranslation();
  return <Radio.Group value={condition.operator} onChange={(event) => onChange({ ...condition, operator: event.target.value as Operator, values: [] })} options={[{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }]} />;
}

function editorOf(field: FieldDocument) {
  switch (kindOf(field).filter) {
    case "option": return OptionEditor;
    case "number": case "time": return RangeEditor;
    case "date": case "datetime": return DateEditor;
    case "reference": return ReferenceEditor;
    case "boolean": return BooleanEditor;
    default: return TextEditor;
  }
}

function complete(condition: Condition): boolean {
  return ["empty", "filled", "yes", "no"].includes(condition.operator) || condition.values.length > 0;
}

/** Words for a bound that was typed and is none; it is not applied. */
function wrongBound(field: FieldDocument | undefined, condition: Condition | null): string | undefined {
  const kind = field && kindOf(field);
  if (!kind || !condition || !["number", "time", "date", "datetime"].includes(kind.filter) || condition.operator === "within") return undefined;
  if (condition.values.every((value) => kind.parse(value, field) !== undefined)) return undefined;
  return kind.name === "duration" ? "typed.wrongDuration" : `form.unread.${kind.filter === "datetime" ? "date" : kind.filter}`;
}

function startOf(field: FieldDocument): Condition {
  return { field: field.key, operator: kindOf(field).filter === "boolean" ? "yes" : "any", values: [] };
}

interface FilterBuilderProps {
  descriptor: FormDescriptor;
  start?: Condition;
  onDone: (condition: Condition) => void;
}

export default function FilterBuilder({ descriptor, start, onDone }: FilterBuilderProps) {
  const { t } = useTranslation("runtime");
  const [condition, setCondition] = useState<Condition | null>(start ?? null);
  const fields = descriptor.document.fields.filter((field) => (canSort(field) || field.type === "multi_select") && !["none", "person"].includes(kindOf(field).filter) && descriptor.rights.fields?.[field.key] !== "hidden");
  const field = condition ? fieldAt(descriptor.document, condition.field) : undefined;
  const items = fields.map((one) => ({ id: one.key, title: labelOf(one) }));
  const Editor = field ? editorOf(field) : null;
  const wrong = wrongBound(field, condition);
  const ready = condition && complete(condition) && !wrong;
  const emptiness = condition && (condition.operator === "empty" || condition.operator === "filled");
  return (
    <form className={styles.builder} onSubmit={(event) => { event.preventDefault(); if (ready) onDone(condition); }}>
      <Combo items={items} chosen={items.find((item) => item.id === field?.key) ?? null} clearable={false} autoFocus={!start} placeholder={t("filter.field")} label={t("filter.field")}
        onChoose={(item) => { const picked = fields.find((one) => one.key === item?.id); if (picked) setCondition(startOf(picked)); }} />
      {field && condition && Editor && !emptiness ? <Editor key={field.key} field={field} descriptor={descriptor} condition={condition} onChange={setCondition} /> : null}
      {wrong ? <p className={styles.builderProblem} role="alert">{t(wrong)}</p> : null}
      {field && condition ? (
        <Checkbox checked={condition.operator === "empty"} onChange={(event) => setCondition(event.target.checked ? { field: field.key, operator: "empty", values: [] } : startOf(field))}>{t("filter.onlyEmpty")}</Checkbox>
      ) : null}
      <div className={styles.builderFoot}>
        <Button type="primary" size="small" htmlType="submit" disabled={!ready}>{t("filter.apply")}</Button>
      </div>
    </form>
  );
}
