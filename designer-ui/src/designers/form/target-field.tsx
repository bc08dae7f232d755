/** Which form a reference points at, and which of its records may be chosen. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Field, FormDocument } from "@/document/types";
import { Told } from "../problems/told";
import { Conditional } from "../properties/conditional";
import { vocabulary } from "../words/vocabulary";

interface Props {
  field: Field;
  others: Record<string, FormDocument>;
  onChange: (changes: Partial<Field>) => void;
}

export function TargetField({ field, others, onChange }: Props) {
  const { t } = useTranslation("designers");
  const target = others[String(field.to)];
  return (
    <>
      <Told at="to"><div className="dz-prop">
        <span>{t("prop.target")}</span>
        <Select aria-label={t("prop.target")} value={field.to as string} showSearch={{ optionFilterProp: "label" }} options={Object.values(others).map((form) => ({ value: form.key, label: say(form.name) }))} onChange={(to: string) => onChange({ to, filter: undefined })} />
      </div></Told>
      {target ? (
        <Told at="filter"><Conditional label={t("prop.choosable")} value={field.filter as string | undefined} absent="TRUE" words={vocabulary(target)} labels={{ always: t("prop.allRecords"), never: t("prop.noRecords") }} onChange={(filter) => onChange({ filter })} /></Told>
      ) : null}
    </>
  );
}
