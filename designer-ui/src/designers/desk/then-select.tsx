/** What is done at the end of a scan: a step of a status or a button. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import type { DeskThen, FormDocument } from "@/document/types";
import { buttonsOf, transitionsOf } from "../permissions/rights";
import { say } from "@/i18n";

interface Props {
  form: FormDocument;
  label: string;
  value: DeskThen | undefined;
  placeholder?: string;
  onChange: (value: DeskThen | undefined) => void;
}

export function ThenSelect({ form, label, value, placeholder, onChange }: Props) {
  const { t } = useTranslation("designers");
  const chosen = value?.transition ? `t:${value.transition}` : value?.button ? `b:${value.button}` : null;
  const groups = [
    { label: t("desk.transitions"), options: transitionsOf(form).map((each) => ({ value: `t:${each.key}`, label: say(each.name) || each.key })) },
    { label: t("desk.buttons"), options: buttonsOf(form).map((each) => ({ value: `b:${each.key}`, label: say(each.name) || each.key })) },
  ].filter((group) => group.options.length > 0);
  return (
    <Select aria-label={label} value={chosen} placeholder={placeholder} allowClear={placeholder !== undefined} options={groups}
      onChange={(next: string | null) => onChange(next ? (next.startsWith("t:") ? { transition: next.slice(2) } : { button: next.slice(2) }) : undefined)} />
  );
}

/** The fields that the step asks people for. */
export function askedBy(form: FormDocument, then: DeskThen): string[] {
  const transition = form.fields.flatMap((field) => field.transitions ?? []).find((each) => each.key === then.transition);
  const button = ((form.buttons ?? []) as { key: string; ask?: string[] }[]).find((each) => each.key === then.button);
  return transition?.ask ?? button?.ask ?? [];
}
