/** A filter chip in words: 下单时间 近 7 天 · 应付金额 大于 5,000. */
import i18next from "i18next";

import type { FormDescriptor } from "@/api/types";
import { optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";

import type { Behind } from "./behind";
import type { Condition } from "./conditions";
import { fieldAlong } from "./field-along";
import { formulaWords, momentWords } from "./formula-words";

export function conditionText(condition: Condition, descriptor: FormDescriptor, behind: Behind): { label: string; words: string } {
  if (condition.operator === "formula") return { label: "", words: formulaWords(condition.values[0] ?? "", descriptor, behind) };
  const { field, label: called, lacking } = fieldAlong(descriptor, condition.field, behind.form);
  const t = (key: string, values: Record<string, string> = {}) => i18next.t(`runtime:filter.${key}`, values);
  const label = called || condition.field;
  if (condition.operator === "yes" || condition.operator === "no") return { label, words: i18next.t(`common:${condition.operator}`) };
  if (condition.operator === "within") return { label, words: t(`periods.${condition.values[0] ?? ""}`) };
  if (condition.operator === "span") return { label, words: t("between", { from: momentWords(condition.values[0] ?? ""), to: momentWords(condition.values[1] ?? "") }) };
  const show = (value: string) => {
    if (condition.field.endsWith(".id")) return behind.titles[`${condition.field}=${value}`] || (behind.pending ? "…" : `#${value}`);
    if (!field) return value;
    if (lacking) return behind.pending ? "…" : value;
    const kind = kindOf(field);
    if (kind.filter === "option") return optionText(value, field);
    if (kind.filter === "boolean") return i18next.t(value === "TRUE" ? "common:yes" : "common:no");
    return kind.filter === "number" ? kind.text(value, field) : value;
  };
  const values = condition.values.map(show);
  if (condition.operator === "between") return { label, words: t("between", { from: values[0] ?? "", to: values[1] ?? "" }) };
  if (condition.operator === "is" || condition.operator === "has" || condition.operator === "any") return { label, words: values.join(i18next.t("common:listJoin")) };
  return { label, words: t(`phrase.${condition.operator === "none" ? "not" : condition.operator}`, { value: values.join(i18next.t("common:listJoin")) }) };
}
