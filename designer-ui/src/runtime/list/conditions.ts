/**
 * Filter chips and the formula they stand for. A filter is always a formula text, so that a chip, a dashboard's drill
 * and an expert's own condition are one thing; what chips can say is read back from it, the rest stays a formula.
 */
export type Operator = "is" | "has" | "not" | "any" | "contains" | "starts" | "above" | "atLeast" | "below" | "atMost" | "between" | "within" | "empty" | "filled" | "yes" | "no" | "none" | "span" | "formula";

export interface Condition {
  field: string;
  operator: Operator;
  /** Both ends of a `span`, and a `formula`, are in the formula language. Else plain texts: option keys, decimals, dates, words; a reference keeps its id here and its title beside it. */
  values: string[];
  /** True where the literal is a number, TRUE or FALSE and stands without quotes. */
  bare?: boolean;
}

export const PERIODS = ["today", "yesterday", "this_week", "last_7_days", "this_month", "last_30_days"] as const;
export type Period = (typeof PERIODS)[number];

const PERIOD_FORMULAS: Record<Period, [string, string]> = {
  today: ["TODAY()", "TODAY() + 1"],
  yesterday: ["TODAY() - 1", "TODAY()"],
  this_week: ["WEEKBEGIN(TODAY())", "WEEKBEGIN(TODAY()) + 7"],
  last_7_days: ["TODAY() - 6", "TODAY() + 1"],
  this_month: ["MONTHBEGIN(TODAY())", "EDATE(MONTHBEGIN(TODAY()), 1)"],
  last_30_days: ["TODAY() - 29", "TODAY() + 1"],
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function literal(condition: Condition, value: string): string {
  return condition.bare ? value : quoted(value);
}

/** A day as the language writes it: the first moment of it, so that "until" can mean the end of the day. */
function day(iso: string): string {
  const [year, month, date] = iso.split("-").map(Number);
  return `DATE(${year}, ${month}, ${date})`;
}

function isTime(value: string): boolean {
  return /^\d\d:\d\d$/.test(value);
}

/** A side of a range: numbers as they are, times as the texts they are. */
function bound(value: string): string {
  return isTime(value) ? quoted(value) : value;
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value);
}

export function formulaOf(condition: Condition): string {
  const { field, operator, values } = condition;
  const [first = "", second = ""] = values;
  switch (operator) {
    case "is": return `${field} = ${literal(condition, first)}`;
    case "not": return `${field} <> ${literal(condition, first)}`;
    case "has": return values.length === 1 ? `${quoted(first)} IN ${field}` : `(${values.map((value) => `${quoted(value)} IN ${field}`).join(" OR ")})`;
    case "any": return `${field} IN [${values.map((value) => literal(condition, value)).join(", ")}]`;
    case "contains": return `CONTAINS(${field}, ${quoted(first)})`;
    case "starts": return `STARTSWITH(${field}, ${quoted(first)})`;
    case "above": return `${field} > ${first}`;
    case "atLeast": return `${field} >= ${isDay(first) ? day(first) : bound(first)}`;
    case "below": return `${field} < ${first}`;
    case "atMost": return isDay(first) ? `${field} < ${day(first)} + 1` : `${field} <= ${bound(first)}`;
    case "between": return isDay(first) ? `${field} >= ${day(first)} AND ${field} < ${day(second)} + 1` : `${field} >= ${bound(first)} AND ${field} <= ${bound(second)}`;
    case "within": {
      const [from, until] = PERIOD_FORMULAS[first as Period];
      return `${field} >= ${from} AND ${field} < ${until}`;
    }
    case "empty": return `ISEMPTY(${field})`;
    case "filled": return `NOT ISEMPTY(${field})`;
    case "yes": return field;
    case "no": return `NOT ${field}`;
    case "none": return `(NOT ${field} IN [${values.map((value) => literal(condition, value)).join(", ")}] OR ISEMPTY(${field.replace(/\.id$/, "")}))`;
    case "span": return `${field} >= ${first} AND ${field} < ${second}`;
    case "formula": return first;
  }
}

export function filterText(conditions: Condition[]): string {
  return conditions.map(formulaOf).join(" AND ");
}

/** Both filters hold. */
export function both(first: string | undefined, second: string | undefined): string | undefined {
  if (!first || first === "TRUE") return second || undefined;
  if (!second || second === "TRUE") return first;
  return `(${first}) AND (${second})`;
}
