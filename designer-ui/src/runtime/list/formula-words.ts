/** A condition that no chip is made for, in words: names for keys, days for dates, names of options for what fields are compared with. */
import i18next from "i18next";

import type { FieldDocument, FormDescriptor } from "@/api/types";
import { optionsOf, optionText } from "@/kinds/fields/option-display";

import type { Behind } from "./behind";
import { fieldAlong } from "./field-along";

const ANY_LINE = /^SUM\(IF\(([^]*), 1, 0\)\) > 0$/;
const PART_OF_DAY = /DATEADD\(DATE\((\d+), (\d+), (\d+)\), (\d+), "S"\)/g;
const DAY = /DATE\((\d+), (\d+), (\d+)\)/g;
const PIECE = /"((?:[^"]|"")*)"|([^\W\d]\w*(?:\.[^\W\d]\w*)*)/gu;
const WORD = /^(and|or|not|in|true|false|isempty)$/i;

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

/** The names of a formula; its texts and functions may be among them and lead nowhere. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PIECE)].flatMap((match) => match[2] ?? []);
}

export function formulaWords(text: string, descriptor: FormDescriptor, behind: Behind): string {
  const word = (key: string) => i18next.t(`runtime:filter.words.${key}`);
  let beside: FieldDocument | undefined;
  const dated = days(ANY_LINE.exec(text)?.[1] ?? text, (day) => `"${day}"`);
  return dated
    .replace(PIECE, (whole, literal: string | undefined, name: string | undefined, at: number) => {
      if (literal !== undefined) return beside ? optionText(literal, beside) || literal : literal;
      if (/^(true|false)$/i.test(whole) && /(=|<>) $/.test(dated.slice(0, at))) return i18next.t(/^true$/i.test(whole) ? "common:yes" : "common:no");
      if (WORD.test(whole)) return word(whole.toLowerCase());
      const { field, label } = name ? fieldAlong(descriptor, name, behind.form) : { field: undefined, label: "" };
      if (!field) return whole;
      beside = optionsOf(field).length ? field : undefined;
      return label || whole;
    })
    .replaceAll("<>", "≠").replaceAll(">=", "≥").replaceAll("<=", "≤");
}
