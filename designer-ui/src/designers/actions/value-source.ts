/** Where a value comes from, read out of its formula: written down, taken from a field, added to what is there, computed. */
import { say } from "@/i18n";
import type { Field } from "@/document/types";
import { quote, unquote } from "../condition/tokens";
import type { FieldChoice } from "../words/field-choice";
import { optionsOf, valueTypeOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";

export type Source =
  | { kind: "empty" }
  | { kind: "formula" }
  | { kind: "fixed"; text: string }
  | { kind: "choice"; formula: string }
  | { kind: "add" | "subtract"; of: string };

export interface ValueChoice {
  formula: string;
  label: string;
  constant?: boolean;
}

interface Wording {
  now: string;
  today: string;
  sum: (label: string) => string;
}

const TEXT = /^"(?:[^"]|"")*"$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** What fits the field; `grouped`: lines are many at once, so their numbers are offered as sums. */
export function valueChoices(field: Field, words: Vocabulary, grouped: boolean, wording: Wording): ValueChoice[] {
  const value = valueTypeOf(field);
  const found: ValueChoice[] = [];
  if (field.type === "datetime") found.push({ formula: "NOW()", label: wording.now });
  if (field.type === "date") found.push({ formula: "TODAY()", label: wording.today });
  for (const choice of words.fields.values()) {
    const inLine = choice.path.startsWith("line.");
    if (grouped && inLine) {
      if (value === "number" && choice.value === "number") found.push({ formula: `SUM(${choice.path})`, label: wording.sum(choice.label) });
    } else if (!choice.many && choice.path !== field.key && suits(field, choice)) {
      found.push({ formula: choice.path, label: choice.label });
    }
  }
  for (const [key, constant] of Object.entries(words.constants)) {
    const numeric = constant.type !== "text";
    if (numeric === (value === "number") && (value === "number" || value === "text")) found.push({ formula: `param.${key}`, label: say(constant.name), constant: true });
  }
  return found;
}

function suits(field: Field, choice: FieldChoice): boolean {
  const value = valueTypeOf(field);
  if (value !== choice.value) return false;
  if (value === "reference") return choice.to === field.to;
  if (value === "person" || value === "date" || value === "list") return choice.type === field.type;
  if (value !== "option") return true;
  const keys = new Set(optionsOf(field).map((option) => option.key));
  return choice.options.some((option) => keys.has(option.key));
}

/** Whether a value of this field can be written down; a record, a person or a moment is taken from somewhere. */
export function canBeFixed(field: Field): boolean {
  return ["number", "text", "option", "boolean"].includes(valueTypeOf(field));
}

export function readSource(formula: string, field: Field, choices: ValueChoice[]): Source {
  const text = formula.trim();
  if (text.toUpperCase() === "NULL") return { kind: "empty" };
  if (known(text, choices)) return { kind: "choice", formula: text };
  const value = valueTypeOf(field);
  if ((value === "text" || value === "option") && TEXT.test(text)) return { kind: "fixed", text: unquote(text) };
  if (value === "number" && NUMBER.test(text)) return { kind: "fixed", text };
  if (value === "boolean" && /^(TRUE|FALSE)$/i.test(text)) return { kind: "fixed", text: text.toUpperCase() };
  const change = new RegExp(`^${field.key} ([+-]) (.+)$`).exec(text);
  if (value === "number" && change?.[2] && (NUMBER.test(change[2]) || known(change[2], choices))) {
    return { kind: change[1] === "+" ? "add" : "subtract", of: change[2] };
  }
  return { kind: "formula" };
}

export function writeSource(source: Exclude<Source, { kind: "formula" }>, field: Field): string {
  switch (source.kind) {
    case "empty":
      return "NULL";
    case "choice":
      return source.formula;
    case "fixed":
      return valueTypeOf(field) === "number" || valueTypeOf(field) === "boolean" ? source.text : quote(source.text);
    case "add":
      return `${field.key} + ${source.of}`;
    default:
      return `${field.key} - ${source.of}`;
  }
}

/** What a person most likely means: the field of the same name, the only thing that fits, or a first value. */
export function likelyValue(field: Field, choices: ValueChoice[]): string {
  const same = choices.find((choice) => sameName(choice, field));
  if (same) return same.formula;
  const value = valueTypeOf(field);
  if (!canBeFixed(field)) return choices[0]?.formula ?? "NULL";
  if (value === "number") return "0";
  if (value === "boolean") return "TRUE";
  return quote(value === "option" ? (optionsOf(field)[0]?.key ?? "") : "");
}

/** The field of the same name in the line or in this record; one further away is another thing. */
export function sameName(choice: ValueChoice, field: Field): boolean {
  return [`line.${field.key}`, `SUM(line.${field.key})`, `record.${field.key}`].includes(choice.formula);
}

function known(formula: string, choices: ValueChoice[]): boolean {
  return choices.some((choice) => choice.formula === formula);
}
