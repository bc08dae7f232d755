/** Which comparisons make sense for which kind of value. */
import type { ValueType } from "../words/field-choice";
import type { Operator } from "./rows";

const OPERATORS: Record<ValueType, Operator[]> = {
  number: ["gt", "ge", "lt", "le", "eq", "ne", "empty", "filled"],
  date: ["gt", "ge", "lt", "le", "eq", "empty", "filled"],
  text: ["eq", "ne", "contains", "not_contains", "empty", "filled"],
  option: ["eq", "ne", "in", "not_in", "empty", "filled"],
  boolean: ["yes", "no"],
  reference: ["filled", "empty", "eq", "ne"],
  person: ["filled", "empty", "eq", "ne"],
  list: ["filled", "empty"],
  other: ["eq", "ne", "empty", "filled"],
};

export function operatorsFor(type: ValueType): Operator[] {
  return OPERATORS[type];
}
