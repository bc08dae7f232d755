/** A panel as it starts: it shows something sensible at once where the form has something to show. */
import { newId } from "../identity";
import type { Field, FormDocument, Options, Panel, Text } from "../types";

type Forms = Record<string, FormDocument>;

const NUMBERS = new Set(["number", "money", "percent"]);
const MOMENTS = new Set(["date", "datetime"]);

export const typeOf = (field: Field): string => (field.result as { type?: string } | undefined)?.type ?? field.type;
export const isNumber = (field: Field): boolean => NUMBERS.has(typeOf(field));
export const isMoment = (field: Field): boolean => MOMENTS.has(typeOf(field));
export const referencesOf = (fields: readonly Field[] | undefined): Field[] => (fields ?? []).filter((field) => field.type === "reference");
export const tablesOf = (form: FormDocument | undefined): Field[] => (form?.fields ?? []).filter((field) => field.type === "subtable");

/** Null where the form has nothing that such a panel could hang on. */
export function newPanel(kind: string, title: Text, form: FormDocument, forms: Forms): Panel | null {
  const options = optionsOf(kind, title, form, forms);
  return options ? { id: newId(), kind, title, ...options } : null;
}

function optionsOf(kind: string, title: Text, form: FormDocument, forms: Forms): Options | null {
  const of = tellingReference(form, forms);
  const shared = sharedReference(form, of);
  if (kind === "facts") {
    const shown = forms[String(of?.to)]?.fields.find(isNumber);
    return of && shown ? { of: of.key, items: [{ id: newId(), title: shown.name ?? title, expr: shown.key, result: { type: resultOf(shown) } }] } : null;
  }
  if (kind === "totals") return { form: form.key, filter: shared, items: [{ id: newId(), title }] };
  if (kind === "list") return { form: form.key, filter: shared, columns: listed(form), limit: 3 };
  return besideOf(form, shared);
}

/** Of the references that are always there, the one to the form with the most numbers: a customer with limits and balances. */
function tellingReference(form: FormDocument, forms: Forms): Field | undefined {
  const numbers = (field: Field) => forms[String(field.to)]?.fields.filter(isNumber).length ?? 0;
  const rank = (field: Field) => (field.required === "TRUE" ? 1000 : 0) + numbers(field);
  const [best] = referencesOf(form.fields).filter(numbers).sort((one, two) => rank(two) - rank(one));
  return best;
}

/** The records that point where this one points: at the customer rather than at the shop, which has no numbers. */
function sharedReference(form: FormDocument, telling: Field | undefined): string {
  const first = telling ?? referencesOf(form.fields)[0];
  return first ? `${first.key} = record.${first.key}` : "TRUE";
}

export function resultOf(field: Field): string {
  const type = typeOf(field);
  return NUMBERS.has(type) || MOMENTS.has(type) ? type : "text";
}

export function listed(form: FormDocument): string[] {
  const own = form.fields.filter((field) => field.type !== "subtable");
  const title = own.find((field) => field.key === form.title) ?? own[0];
  return title ? [title.key] : [];
}

export function besideOf(form: FormDocument, filter: string): Options | null {
  for (const table of tablesOf(form)) {
    const [match] = referencesOf(table.fields);
    const show = table.fields?.find((field) => isNumber(field) && field.type !== "formula") ?? table.fields?.find((field) => field !== match);
    const latest = form.fields.find(isMoment);
    if (match && show && latest) return { table: table.key, form: form.key, filter, lines: table.key, match: match.key, show: show.key, latest: latest.key };
  }
  return null;
}
