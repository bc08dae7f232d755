import { Suspense } from "react";

import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { Tag, toneOf } from "@/parts/status";

import { type DisplayProps, type FieldKind, type InputProps, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { optionNamed, optionsOf, optionText } from "./option-display";

const Ticks = lazyPart(() => import("@/parts/ticks"));

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Display({ value, field }: DisplayProps) {
  if (isEmpty(value)) return <EmptyValue />;
  return (
    <span style={{ display: "inline-flex", gap: 4, flexWrap: "wrap" }}>
      {listed(value).map((key) => <Tag key={key} tone={toneOf(optionNamed(field, key)?.color)}>{optionText(key, field)}</Tag>)}
    </span>
  );
}

function MultiInput({ value, field, onChange, disabled }: InputProps) {
  const options = optionsOf(field).filter((option) => !option.disabled || listed(value).includes(option.key)).map((option) => ({ value: option.key, label: say(option.name) }));
  return <Suspense fallback={<span style={{ display: "block", height: 32 }} />}><Ticks options={options} value={listed(value)} disabled={disabled} onChange={(keys) => onChange(keys)} /></Suspense>;
}

/** Several of a fixed set. */
export const multiselect: FieldKind = {
  name: "multiselect", align: "left", width: 160, filter: "option", typed: true, Display, Input: MultiInput,
  text: (value, field) => listed(value).map((key) => optionText(key, field)).join("、"),
  parse: (cell, field) => cell.split(/[,，、;；]/).map((part) => optionsOf(field).find((option) => option.key === part.trim() || option.name.zh === part.trim() || option.name.en === part.trim())?.key).filter((key) => key !== undefined),
  wire: (value) => value ?? [],
};
