/** What one record must meet when it is saved, and what is said when it does not. */
import { useTranslation } from "react-i18next";

import type { Constraint, FormDocument } from "@/document/types";
import { ALWAYS, shownOf } from "../condition/always";
import { ConditionEditor } from "../condition/condition-editor";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";

interface Props {
  constraint: Constraint;
  form: FormDocument;
  others: Record<string, FormDocument>;
  onChange: (changes: Partial<Constraint>) => void;
}

export function ConstraintSettings({ constraint, form, others, onChange }: Props) {
  const { t } = useTranslation("designers");
  return (
    <>
      <Told at="message"><TextField label={t("check.message")} value={constraint.message} onChange={(message) => message && onChange({ message })} /></Told>
      <Told at="expr"><div className="dz-prop dz-prop-tall"><span>{t("check.holds")}</span><ConditionEditor label={t("check.holds")} value={shownOf(constraint.expr)} words={vocabulary(form, {}, others)} onChange={(expr) => onChange({ expr: expr || ALWAYS })} /></div></Told>
    </>
  );
}
