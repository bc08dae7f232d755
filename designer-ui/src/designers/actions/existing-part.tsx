/** Which record that is there already is taken instead of making another one. */
import { Button } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Action, FormDocument } from "@/document/types";
import type { Vocabulary } from "../words/vocabulary";
import { likelyValue, valueChoices } from "./value-source";
import { ValueRows } from "./value-rows";

interface Props {
  action: Action;
  target: FormDocument;
  around: Vocabulary;
  onChange: (changes: Partial<Action>) => void;
}

export function ExistingPart({ action, target, around, onChange }: Props) {
  const { t } = useTranslation("designers");
  const values = action.existing as Record<string, string> | undefined;
  const wording = { now: t("action.now"), today: t("action.today"), sum: (label: string) => t("action.sumOf", { label }) };
  const begin = () => {
    const field = target.fields.find((each) => each.type === "reference" && valueChoices(each, around, false, wording).length > 0) ?? target.fields[0];
    if (field) onChange({ existing: { [field.key]: likelyValue(field, valueChoices(field, around, false, wording)) } });
  };
  if (!values) return <Button size="small" type="link" className="dz-start" icon={<Plus size={14} />} onClick={begin}>{t("action.addExisting", { form: say(target.name) })}</Button>;
  return (
    <>
      <ValueRows title={t("action.existing", { form: say(target.name) })} purpose="match" values={values} form={target} words={around} grouped={false} optional onChange={(next) => onChange({ existing: Object.keys(next).length ? next : undefined })} />
      <p className="dz-hint">{t("action.existingHint")}</p>
    </>
  );
}
