/** The value a field gets: first where it comes from, then the value itself. */
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Field } from "@/document/types";
import { FormulaInput } from "../condition/formula-input";
import { optionsOf, valueTypeOf } from "../words/field-choice";
import { formatNumber, parseNumber } from "../words/format";
import type { Vocabulary } from "../words/vocabulary";
import type { Source, ValueChoice } from "./value-source";
import { canBeFixed, likelyValue, readSource, writeSource } from "./value-source";

interface Props {
  field: Field;
  value: string;
  words: Vocabulary;
  choices: ValueChoice[];
  /** The field already has a value that can be added to: not when a record is made or looked for. */
  changes: boolean;
  onChange: (value: string) => void;
}

const MODES = ["fixed", "add", "subtract", "empty", "formula"] as const;

export function ValueInput({ field, value, words, choices, changes, onChange }: Props) {
  const { t } = useTranslation("designers");
  const [asFormula, setAsFormula] = useState(false);
  const read = readSource(value, field, choices);
  const source: Source = asFormula ? { kind: "formula" } : read;
  const numeric = valueTypeOf(field) === "number";
  const offered = MODES.filter((mode) => (mode === "fixed" ? canBeFixed(field) : mode === "add" || mode === "subtract" ? numeric && changes : mode === "empty" ? valueTypeOf(field) !== "boolean" : true));
  const choose = (next: string) => {
    setAsFormula(next === "=formula");
    if (next === "=fixed") onChange(likelyValue(field, []));
    else if (next === "=empty") onChange("NULL");
    else if (next === "=add" || next === "=subtract") onChange(writeSource({ kind: next === "=add" ? "add" : "subtract", of: likelyValue(field, choices) }, field));
    else if (next !== "=formula") onChange(next);
  };
  const constants = choices.filter((choice) => choice.constant);
  const fields = choices.filter((choice) => !choice.constant);
  const asOptions = (all: ValueChoice[]) => all.map((choice) => ({ value: choice.formula, label: choice.label }));
  return (
    <div className="dz-value">
      <Select size="small" className="dz-value-source" showSearch={{ optionFilterProp: "label" }} aria-label={t("action.source")} popupMatchSelectWidth={false}
        value={source.kind === "choice" ? source.formula : `=${source.kind}`} onChange={choose}
        options={[
          { label: t("action.sources"), options: offered.map((mode) => ({ value: `=${mode}`, label: t(`action.from.${mode}` as never) as string })) },
          ...(fields.length ? [{ label: t("condition.fields"), options: asOptions(fields) }] : []),
          ...(constants.length ? [{ label: t("condition.constants"), options: asOptions(constants) }] : []),
        ]} />
      {source.kind === "fixed" ? <Fixed field={field} text={source.text} onChange={(text) => onChange(writeSource({ kind: "fixed", text }, field))} /> : null}
      {source.kind === "add" || source.kind === "subtract" ? <Amount of={source.of} choices={asOptions(choices)} onChange={(of) => onChange(writeSource({ kind: source.kind, of } as Source & { kind: "add" }, field))} /> : null}
      {source.kind === "formula" ? <FormulaInput label={t("action.value")} value={value} words={words} options={optionsOf(field)} onChange={(next) => onChange(next || "NULL")} /> : null}
    </div>
  );
}

function Fixed({ field, text, onChange }: { field: Field; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("designers");
  const label = t("action.value");
  const type = valueTypeOf(field);
  if (type === "option") return <Select size="small" aria-label={label} popupMatchSelectWidth={false} value={text} options={optionsOf(field).map((option) => ({ value: option.key, label: say(option.name) || option.key }))} onChange={onChange} />;
  if (type === "boolean") return <Select size="small" aria-label={label} value={text} options={[{ value: "TRUE", label: t("condition.yes") }, { value: "FALSE", label: t("condition.no") }]} onChange={onChange} />;
  if (type === "number") return <NumberText label={label} text={text} onChange={onChange} />;
  return <Input size="small" aria-label={label} maxLength={500} value={text} onChange={(event) => onChange(event.target.value)} />;
}

/** How much is added: a number, or a field that holds one. */
function Amount({ of, choices, onChange }: { of: string; choices: { value: string; label: string }[]; onChange: (of: string) => void }) {
  const { t } = useTranslation("designers");
  const fixed = !choices.some((choice) => choice.value === of);
  return (
    <>
      <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("action.amount")} popupMatchSelectWidth={false} value={fixed ? "=fixed" : of}
        options={[{ value: "=fixed", label: t("condition.fixed") }, ...choices]} onChange={(next: string) => onChange(next === "=fixed" ? "1" : next)} />
      {fixed ? <NumberText label={t("action.value")} text={of} onChange={onChange} /> : null}
    </>
  );
}

function NumberText({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("designers");
  const [typed, setTyped] = useState(formatNumber(text));
  const bad = parseNumber(typed) === undefined;
  return (
    <Input size="small" className="dz-number" aria-label={label} inputMode="decimal" status={bad ? "error" : undefined} title={bad ? t("constant.number") : undefined} value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const number = parseNumber(event.target.value);
        if (number !== undefined) onChange(number);
      }} />
  );
}
