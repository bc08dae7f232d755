/** What stands beside every line: a value of the latest line about the same thing. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { besideOf, isMoment, referencesOf, tablesOf } from "@/document/new/panel";
import type { Field, FormDocument } from "@/document/types";
import { labelOf } from "../words/field-choice";
import { choicesOf, type PanelProps } from "./panel-site";
import { TargetForm, tiedTo } from "./target-form";

const choice = (field: Field) => ({ value: field.key, label: labelOf(field, field.key) });

/** Lines that name the same kind of thing by the same reference. */
function linesThere(target: FormDocument, table: Field | undefined): Field[] {
  return tablesOf(target).filter((there) => referencesOf(there.fields).some((each) => referencesOf(table?.fields).some((own) => own.key === each.key && own.to === each.to)));
}

export function BesideSettings(props: PanelProps) {
  const { panel, form, others, onChange, errorOf } = props;
  const { t } = useTranslation("designers");
  const target = others[String(panel.form)];
  const table = tablesOf(form).find((each) => each.key === panel.table);
  const lines = tablesOf(target).find((each) => each.key === panel.lines);
  const matches = referencesOf(table?.fields).filter((own) => referencesOf(lines?.fields).some((each) => each.key === own.key && each.to === own.to));
  const shown = choicesOf(lines?.fields, (field) => field.key !== panel.match);
  const elsewhere = (next: FormDocument) => {
    const [there] = linesThere(next, table);
    const begun = there && besideOf({ ...next, fields: [...next.fields.filter((each) => each.type !== "subtable"), there] }, tiedTo(form, next));
    const match = begun && referencesOf(table?.fields).find((own) => referencesOf(there?.fields).some((each) => each.key === own.key && each.to === own.to));
    return begun && match ? { filter: begun.filter, lines: begun.lines, match: match.key, show: begun.show, latest: begun.latest } : null;
  };
  const pick = (option: "table" | "lines" | "match" | "show" | "latest", options: { value: string; label: string }[]) => (
    <div className="dz-prop">
      <span>{t(`panel.beside.${option}`)}</span>
      <Select aria-label={t(`panel.beside.${option}`)} showSearch={{ optionFilterProp: "label" }} value={panel[option] as string} status={errorOf(option) ? "error" : undefined} options={options} onChange={(value: string) => onChange({ [option]: value })} />
    </div>
  );
  return (
    <>
      {pick("table", tablesOf(form).filter((each) => referencesOf(each.fields).length).map(choice))}
      <TargetForm {...props} onForm={elsewhere} />
      {pick("lines", target ? linesThere(target, table).map(choice) : [])}
      {pick("match", matches.map(choice))}
      {pick("show", shown)}
      {pick("latest", choicesOf(target?.fields, isMoment))}
    </>
  );
}
