/** What a new template begins with: the number as a bar code, the fields, the rows with their total. */
import i18next from "i18next";

import type { Field, FormDocument, PrintDocument } from "@/document/types";
import { labelOf, valueTypeOf } from "../words/field-choice";

const MOST = 8;
const LEFT_OUT = new Set(["subtable", "textarea", "file", "image"]);

function rowsOf(table: Field): string {
  const columns = (table.fields ?? []).slice(0, 6);
  const right = (field: Field) => (valueTypeOf(field) === "number" ? ' class="right"' : "");
  const sums = columns.filter((field) => field.type === "formula" && (field.result as { type?: string } | undefined)?.type === "money");
  const heads = columns.map((field) => `<th${right(field)}>${labelOf(field, field.key)}</th>`).join("");
  const cells = columns.map((field) => `<td${right(field)}>{{ row.${field.key} }}</td>`).join("");
  const total = sums.map((field) => `<p class="right">${labelOf(field, field.key)} <b>{{ record.${table.key}|total("${field.key}")|money }}</b></p>`).join("\n");
  return `<table>\n  <thead><tr>${heads}</tr></thead>\n  <tbody>{% for row in record.${table.key} %}\n  <tr>${cells}</tr>{% endfor %}\n  </tbody>\n</table>\n${total}`;
}

export function freshTemplate(form: FormDocument, key: string, name: PrintDocument["name"]): PrintDocument {
  const title = form.fields.find((field) => field.key === form.title);
  const facts = form.fields.filter((field) => !LEFT_OUT.has(field.type) && field !== title).slice(0, MOST);
  const pairs = facts.map((field) => `<td>${labelOf(field, field.key)}${i18next.t("common:colon")}{{ record.${field.key} }}</td>`);
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) lines.push(`  <tr>${pairs[at]}${pairs[at + 1] ?? "<td></td>"}</tr>`);
  const head = `<div class="head">\n  <h1>${labelOf(form as unknown as Field, form.key)}</h1>\n  <div class="right">${title ? `{{ record.${title.key}|code128 }}` : ""}</div>\n</div>`;
  const tables = form.fields.filter((field) => field.type === "subtable").map(rowsOf);
  return { kind: "print", key, schema: 1, form: form.key, name, page: { size: "A4" }, body: [head, `<table class="plain">\n${lines.join("\n")}\n</table>`, ...tables].join("\n") };
}
