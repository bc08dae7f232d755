/** What one record must meet when it is saved, and what is said when it does not. */
import { useTranslation } from "react-i18next";

import type { Constraint, FormDocument } from "@/document/types";
import { ALWAYS, shownOf } from "../condition/always";
import { ConditionEditor } from "../condition/condition-editor";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";

interface Props {
  constraint: Constraint;
  form: FormDocument;
  others: Record<string, FormDocument>;
  onChange: (changes: Partial<Constraint>) => void;
  errorOf: (way: string) => string | undefined;
}

export function ConstraintSettings({ constraint, form, others, onChange, errorOf }: Props) {
  const { t } = useTranslation("designers");
  return (
    <>
      <TextField label={t("check.message")} value={constraint.message} onChange={(message) => message && onChange({ message })} />
      <div className="dz-prop dz-prop-tall"><span>{t("check.holds")}</span><ConditionEditor label={t("check.holds")} value={shownOf(constraint.expr)} words={vocabulary(form, {}, others)} error={errorOf("expr")} onChange={(expr) => onChange({ expr: expr || ALWAYS })} /></div>
    </>
  );
}
