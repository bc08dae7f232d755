/** Everything a template may show, by the names people know, one press from the text. */
import { useTranslation } from "react-i18next";

import type { Field, FormDocument } from "@/document/types";
import { labelOf, valueTypeOf } from "../words/field-choice";

const AROUND = ["company", "now", "actor", "printed", "sheet", "sheets", "copy"] as const;

interface Props {
  form: FormDocument;
  others: Record<string, FormDocument>;
  onInsert: (text: string) => void;
}

/** The title and first plain fields behind a reference. */
function behind(field: Field, others: Record<string, FormDocument>): Field[] {
  const target = others[String(field["to"] ?? "")];
  return field.type === "reference" && target ? target.fields.filter((each) => each.type !== "subtable").slice(0, 12) : [];
}

export function Insertables({ form, others, onInsert }: Props) {
  const { t } = useTranslation("designers");
  const entry = (label: string, text: string) => <button key={text} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => onInsert(text)}>{label}</button>;
  const single = form.fields.filter((field) => field.type !== "subtable");
  const tables = form.fields.filter((field) => field.type === "subtable");
  const title = form.fields.find((field) => field.key === form.title) ?? single[0];
  return (
    <div className="pr-insert">
      <p className="dz-hint">{t("printing.insertHint")}</p>
      <h3>{t("printing.insert")}</h3>
      {single.map((field) => {
        const inner = behind(field, others);
        const own = entry(labelOf(field, field.key), `{{ record.${field.key} }}`);
        return inner.length === 0 ? own : (
          <details key={field.key}>
            <summary>{labelOf(field, field.key)}</summary>
            {own}
            {inner.map((each) => entry(labelOf(each, each.key), `{{ record.${field.key}.${each.key} }}`))}
          </details>
        );
      })}
      {tables.map((table) => (
        <section key={table.key}>
          <h3>{t("printing.lines")} · {labelOf(table, table.key)}</h3>
          {entry(labelOf(table, table.key), `{% for row in record.${table.key} %}\n{% endfor %}`)}
          {(table.fields ?? []).map((field) => entry(labelOf(field, field.key), `{{ row.${field.key} }}`))}
          {(table.fields ?? []).filter((field) => valueTypeOf(field) === "number").slice(0, 1).map((field) => entry(`Σ ${labelOf(field, field.key)}`, `{{ record.${table.key}|total("${field.key}")|money }}`))}
        </section>
      ))}
      <h3>{t("printing.codes")}</h3>
      {title ? entry(t("printing.code128"), `{{ record.${title.key}|code128 }}`) : null}
      {title ? entry(t("printing.qr"), `{{ record.${title.key}|qr }}`) : null}
      {single.filter((field) => field.type === "money" || (field.result as { type?: string } | undefined)?.type === "money").slice(0, 1).map((field) => entry(t("printing.capital"), `{{ record.${field.key}|capital }}`))}
      <h3>{t("printing.around")}</h3>
      {AROUND.map((name) => entry(t(`printing.extra.${name}`), `{{ ${name} }}`))}
    </div>
  );
}
