/** The form whose records a panel reads, and which of them. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FormDocument, Options } from "@/document/types";
import { ALWAYS, shownOf } from "../condition/always";
import { ConditionEditor } from "../condition/condition-editor";
import { besideVocabulary } from "../words/beside-vocabulary";
import type { PanelProps } from "./panel-site";

interface Props extends PanelProps {
  /** What else changes when another form is chosen; null where that form cannot be read so. */
  onForm: (form: FormDocument) => Options | null;
}

export function TargetForm({ panel, form, others, onChange, errorOf, onForm }: Props) {
  const { t } = useTranslation("designers");
  const target = others[String(panel.form)];
  const fits = Object.values(others).filter((each) => each.key === panel.form || onForm(each));
  return (
    <>
      <div className="dz-prop">
        <span>{t("panel.form")}</span>
        <Select aria-label={t("panel.form")} showSearch={{ optionFilterProp: "label" }} value={panel.form as string} status={errorOf("form") ? "error" : undefined}
          options={fits.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={(key: string) => { const next = others[key]; const changes = next && onForm(next); if (changes) onChange({ form: key, ...changes }); }} />
      </div>
      <div className="dz-prop dz-prop-tall">
        <span>{t("panel.filter")}</span>
        <ConditionEditor key={`${panel.id}/${String(panel.form)}`} label={t("panel.filter")} value={shownOf(panel.filter as string)} words={besideVocabulary(form, target, others)} error={errorOf("filter")} onChange={(filter) => onChange({ filter: filter || ALWAYS })} />
      </div>
    </>
  );
}

/** Records of another form that hang on the entered one: those that name it, else those that point where it points. */
export function tiedTo(form: FormDocument, target: FormDocument): string {
  const references = target.fields.filter((field) => field.type === "reference");
  const own = target.key === form.key ? undefined : references.find((field) => field.to === form.key);
  if (own) return `${own.key} = record`;
  const shared = references.map((there) => ({ there, here: form.fields.find((field) => field.type === "reference" && field.to === there.to) })).find((each) => each.here);
  return shared?.here ? `${shared.there.key} = record.${shared.here.key}` : "TRUE";
}
