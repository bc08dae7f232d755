/** What a row compares with: a value of the field's kind, a named constant or another field. */
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import type { FieldChoice } from "../words/field-choice";
import { formatNumber, parseNumber } from "../words/format";
import type { Vocabulary } from "../words/vocabulary";
import type { Row, RowValue } from "./rows";

interface Props {
  row: Row;
  field: FieldChoice | undefined;
  words: Vocabulary;
  onChange: (value: RowValue) => void;
}

const DateValue = lazyPart(() => import("./date-value"));

const FIXED = "=";

export function RowValueInput({ row, field, words, onChange }: Props) {
  const { t } = useTranslation("designers");
  const label = t("condition.value");
  if (field && field.options.length > 0) return <OptionValue row={row} field={field} onChange={onChange} />;
  if (field?.value === "boolean") {
    const yes = row.value?.kind === "boolean" && row.value.yes;
    return (
      <Select size="small" aria-label={label} value={yes} onChange={(next: boolean) => onChange({ kind: "boolean", yes: next })}
        options={[{ value: true, label: t("condition.yes") }, { value: false, label: t("condition.no") }]} />
    );
  }
  const constants = Object.entries(words.constants).map(([key, each]) => ({ value: `param.${key}`, label: t("condition.constant", { name: say(each.name) }) }));
  const peers = [...words.fields.values()].filter((each) => each.value === field?.value && each.to === field?.to && each.path !== row.path && !each.many && !each.path.replace(/^record\./, "").includes("."));
  // A record or a person is never written down: it is compared with a field that holds one.
  const writable = field?.value !== "reference" && field?.value !== "person";
  const source = row.value?.kind === "constant" ? `param.${row.value.key}` : row.value?.kind === "field" ? row.value.path : writable ? FIXED : undefined;
  const choose = (next: string) => {
    if (next === FIXED) onChange(field?.value === "number" ? { kind: "number", text: "" } : { kind: "text", text: "" });
    else if (next.startsWith("param.")) onChange({ kind: "constant", key: next.slice(6) });
    else onChange({ kind: "field", path: next });
  };
  return (
    <>
      <Select size="small" aria-label={t("condition.source")} placeholder={t("condition.choose")} value={source} onChange={choose} className={source?.startsWith("param.") ? "dz-constant-select" : undefined} popupMatchSelectWidth={false}
        options={[
          ...(writable ? [{ value: FIXED, label: t("condition.fixed") }] : []),
          ...(writable && constants.length ? [{ label: t("condition.constants"), options: constants }] : []),
          ...(peers.length ? [{ label: t("condition.fields"), options: peers.map((each) => ({ value: each.path, label: each.label })) }] : []),
        ]} />
      {source === FIXED ? <FixedValue row={row} field={field} onChange={onChange} label={label} /> : null}
    </>
  );
}

function OptionValue({ row, field, onChange }: Pick<Props, "row" | "onChange"> & { field: FieldChoice }) {
  const { t } = useTranslation("designers");
  const options = field.options.map((option) => ({ value: option.key, label: say(option.name) || option.key }));
  if (row.operator === "in" || row.operator === "not_in") {
    const items = row.value?.kind === "list" ? row.value.items : [];
    return (
      <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" size="small" className="dz-wide" aria-label={t("condition.value")} value={items} options={options}
        onChange={(next: string[]) => onChange({ kind: "list", items: next })} />
    );
  }
  const chosen = row.value?.kind === "text" ? row.value.text : undefined;
  return (
    <Select size="small" className="dz-wide" aria-label={t("condition.value")} value={chosen} options={options} placeholder={t("condition.choose")}
      onChange={(text: string) => onChange({ kind: "text", text })} />
  );
}

function FixedValue({ row, field, onChange, label }: Pick<Props, "row" | "field" | "onChange"> & { label: string }) {
  const { t } = useTranslation("designers");
  const text = row.value && "text" in row.value ? row.value.text : "";
  if (field?.value === "number") {
    const bad = text !== "" && parseNumber(text) === undefined;
    return (
      <Input size="small" className="dz-number" aria-label={label} status={bad ? "error" : undefined} title={bad ? t("constant.number") : undefined} defaultValue={text ? formatNumber(text) : ""}
        onChange={(event) => onChange({ kind: "number", text: parseNumber(event.target.value) ?? event.target.value })} />
    );
  }
  if (field?.value === "date") {
    return (
      <Suspense><DateValue label={label} value={text} onChange={(day) => onChange({ kind: "text", text: day })} /></Suspense>
    );
  }
  return <Input size="small" className="dz-wide" aria-label={label} value={text} onChange={(event) => onChange({ kind: "text", text: event.target.value })} />;
}
