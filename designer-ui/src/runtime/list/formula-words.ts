/** A condition that no chip is made for, in words: names for keys, days for dates, names of options for what fields are compared with. */
import i18next from "i18next";

import type { FieldDocument, FormDescriptor } from "@/api/types";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { optionText } from "@/kinds/fields/option-display";
import { say } from "@/i18n";

const ANY_LINE = /^SUM\(IF\(([^]*), 1, 0\)\) > 0$/;
const PART_OF_DAY = /DATEADD\(DATE\((\d+), (\d+), (\d+)\), (\d+), "S"\)/g;
const DAY = /DATE\((\d+), (\d+), (\d+)\)/g;
const PIECE = /"((?:[^"]|"")*)"|([^\W\d]\w*(?:\.[^\W\d]\w*)*)/gu;

const two = (value: string | number | undefined) => String(value).padStart(2, "0");

function days(text: string, as: (day: string) => string): string {
  return text
    .replace(PART_OF_DAY, (_, year, month, day, seconds) => as(`${year}-${two(month)}-${two(day)} ${two(Math.floor(Number(seconds) / 3600))}:${two(Math.floor(Number(seconds) / 60) % 60)}`))
    .replace(DAY, (_, year, month, day) => as(`${year}-${two(month)}-${two(day)}`));
}

/** `DATE(2026, 11, 20)` is 2026-11-20. */
export function momentWords(text: string): string {
  return days(text, (day) => day);
}

export function formulaWords(text: string, descriptor: FormDescriptor): string {
  const word = (key: string) => i18next.t(`runtime:filter.words.${key}`);
  let beside: FieldDocument | undefined;
  const dated = days(ANY_LINE.exec(text)?.[1] ?? text, (day) => `"${day}"`);
  return dated
    .replace(PIECE, (whole, literal: string | undefined, name: string | undefined) => {
      if (literal !== undefined) return beside ? optionText(literal, beside) || literal : literal;
      if (/^(and|or|not|in|true|isempty)$/i.test(whole)) return word(whole.toLowerCase());
      const field = name ? fieldAt(descriptor.document, name) : undefined;
      if (!field) return whole;
      beside = field.options || field.result?.options || field.states ? field : undefined;
      return labelOf(field, field.to ? say(descriptor.targets?.[field.to]?.name) : whole);
    })
    .replaceAll("<>", "≠").replaceAll(">=", "≥").replaceAll("<=", "≤");
}
