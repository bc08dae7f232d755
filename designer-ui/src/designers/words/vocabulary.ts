/** Everything needed to say a formula in words: labels of fields, names and values of constants. */
import i18next from "i18next";

import { say } from "@/i18n";
import type { Constant, FormDocument } from "@/document/types";
import { formatNumber } from "./format";
import type { FieldChoice } from "./field-choice";
import { fieldChoices, lineChoices } from "./field-choice";

export interface Vocabulary {
  fields: Map<string, FieldChoice>;
  constants: Record<string, Constant>;
}

/** Through references one step is labelled when the other form is known: 客户.等级. */
export function vocabulary(form: FormDocument | undefined, constants: Record<string, Constant> = {}, others: Record<string, FormDocument> = {}): Vocabulary {
  const fields = new Map<string, FieldChoice>();
  if (form) {
    const known = { ...others, [form.key]: form };
    for (const choice of [...fieldChoices(form, known), ...lineChoices(form, known)]) fields.set(choice.path, choice);
    for (const field of form.fields) {
      const target = typeof field.to === "string" ? others[field.to] : undefined;
      for (const choice of target ? fieldChoices(target, known) : []) {
        fields.set(`${field.key}.${choice.path}`, { ...choice, path: `${field.key}.${choice.path}`, label: `${say(field.name)}.${choice.label}` });
      }
    }
  }
  return { fields, constants };
}

const PREFIX = /^(record|old|line)\./;

export function findChoice(words: Vocabulary, path: string): FieldChoice | undefined {
  const bare = path.replace(PREFIX, "");
  const known = words.fields.get(path);
  if (known || !path.startsWith("old.")) return known ?? words.fields.get(bare);
  const now = words.fields.get(`record.${bare}`) ?? words.fields.get(bare);
  return now && { ...now, label: i18next.t("designers:before", { name: now.label }) };
}

export function constantText(constant: Constant | undefined): string {
  if (!constant) return "";
  return constant.type === "money" || constant.type === "number" ? formatNumber(constant.value) : constant.value;
}

/** The label of an option, for the value a condition compares with. */
export function optionText(words: Vocabulary, path: string, key: string): string {
  const option = findChoice(words, path)?.options.find((each) => each.key === key);
  return option ? say(option.name) || key : key;
}
