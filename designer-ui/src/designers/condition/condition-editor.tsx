/**
 * A condition as rows of field, operator, value, or as a formula where rows cannot say it. Rows that are not complete
 * stay here; the document only ever holds whole conditions.
 */
import { Button, Segmented, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Vocabulary } from "../words/vocabulary";
import { findChoice } from "../words/vocabulary";
import { ConstantValue } from "./constant-value";
import { FormulaInput } from "./formula-input";
import { operatorsFor } from "./operators";
import { parseRows } from "./parse-rows";
import { RowValueInput } from "./row-value";
import type { Operator, Row, Rows } from "./rows";
import { BARE, isComplete } from "./rows";
import { writeRows } from "./write-rows";

interface Props {
  value: string;
  words: Vocabulary;
  onChange: (formula: string) => void;
  onConstant?: (key: string, value: string) => void;
  label: string;
  error?: string;
}

export function ConditionEditor({ value, words, onChange, onConstant, label, error }: Props) {
  const { t } = useTranslation("designers");
  const parsed = parseRows(value);
  const [rows, setRows] = useState<Rows | undefined>(parsed);
  const [asFormula, setAsFormula] = useState(parsed === undefined);
  const [asked, setAsked] = useState(false);
  const written = rows && rows.rows.every(isComplete) ? writeRows(rows) : undefined;
  useEffect(() => {
    // Another hand (undo, the formula side) changed the text: read it anew.
    if (written !== value && (written !== undefined || value !== "")) {
      const next = parseRows(value);
      setRows(next);
      if (next === undefined) setAsFormula(true);
    }
    // Only the outside text decides; rows being typed must not be read back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [value]);

  const change = (next: Rows) => {
    setRows(next);
    if (next.rows.every(isComplete)) onChange(writeRows(next));
  };
  const setRow = (index: number, row: Row) => rows && change({ ...rows, rows: rows.rows.map((each, at) => (at === index ? row : each)) });

  if (asFormula || !rows) {
    return (
      <div className="dz-condition">
        <FormulaInput open={asked} value={value} words={words} onChange={onChange} label={label} error={error} />
        {parsed ? (
          <Button size="small" type="link" onClick={() => { setRows(parsed); setAsFormula(false); }}>
            {t("condition.useRows")}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className="dz-condition" role="group" aria-label={label}>
      {rows.rows.length > 1 ? (
        <Segmented size="small" value={rows.join} onChange={(join) => change({ ...rows, join: join as Rows["join"] })}
          options={[{ value: "AND", label: t("condition.all") }, { value: "OR", label: t("condition.any") }]} />
      ) : null}
      {rows.rows.map((row, index) => (
        <ConditionRow key={index} row={row} words={words} onConstant={onConstant} onChange={(next) => setRow(index, next)}
          onRemove={() => change({ ...rows, rows: rows.rows.filter((_, at) => at !== index) })} />
      ))}
      {error ? <p className="dz-error" role="alert">{error}</p> : null}
      <div className="dz-row">
        <Button size="small" type="link" icon={<Plus size={14} />} onClick={() => setRows({ ...rows, rows: [...rows.rows, { path: "", operator: "eq" }] })}>
          {rows.rows.length ? t(rows.join === "AND" ? "condition.addAnd" : "condition.addOr") : t("condition.add")}
        </Button>
        <Button size="small" type="text" className="dz-hint" onClick={() => { setAsked(true); setAsFormula(true); }}>
          {t("condition.useFormula")}
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  row: Row;
  words: Vocabulary;
  onChange: (row: Row) => void;
  onRemove: () => void;
  onConstant?: (key: string, value: string) => void;
}

function ConditionRow({ row, words, onChange, onRemove, onConstant }: RowProps) {
  const { t } = useTranslation("designers");
  const field = findChoice(words, row.path);
  const operators = operatorsFor(field?.value ?? "other");
  const choices = [...words.fields.values()].filter((each) => !each.many).map((each) => ({ value: each.path, label: each.label }));
  const pick = (path: string) => {
    const first = operatorsFor(findChoice(words, path)?.value ?? "other")[0] ?? "eq";
    onChange({ path, operator: first });
  };
  const constant = row.value?.kind === "constant" ? words.constants[row.value.key] : undefined;
  const constantKey = row.value?.kind === "constant" ? row.value.key : "";
  return (
    <div className="dz-condition-row">
      <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("condition.field")} placeholder={t("condition.field")} value={row.path ? (field?.path ?? row.path) : undefined} options={choices} popupMatchSelectWidth={false} onChange={pick} />
      <Select size="small" aria-label={t("condition.operator")} value={row.operator} popupMatchSelectWidth={false}
        options={operators.map((each) => ({ value: each, label: t(`operator.${each}` as never) as string }))}
        onChange={(operator: Operator) => onChange({ path: row.path, operator, ...(BARE.has(operator) ? {} : keepValue(row, operator)) })} />
      {BARE.has(row.operator) || !row.path ? null : (
        <RowValueInput row={row} field={field} words={words} onChange={(value) => onChange({ ...row, value })} />
      )}
      {isComplete(row) ? null : <span className="dz-hint">{t("wrong.row")}</span>}
      <Button size="small" type="text" aria-label={t("condition.remove")} icon={<Trash2 size={14} />} onClick={onRemove} />
      {constant && onConstant ? (
        <label className="dz-constant-now">
          {t("condition.now")}
          <ConstantValue compact constant={constant} onChange={(value) => onConstant(constantKey, value)} />
          {row.operator === "gt" || row.operator === "lt" ? <span className="dz-hint">{t("condition.equalNot")}</span> : null}
        </label>
      ) : null}
    </div>
  );
}

/** A list stays a list, a single value a single one; otherwise the value is asked again. */
function keepValue(row: Row, operator: Operator): Pick<Row, "value"> {
  const list = operator === "in" || operator === "not_in";
  if (row.value?.kind === "list" && !list) return { value: { kind: "text", text: row.value.items[0] ?? "" } };
  if (row.value?.kind === "text" && list) return { value: { kind: "list", items: row.value.text ? [row.value.text] : [] } };
  return row.value ? { value: row.value } : {};
}
