/** Where a save takes an encrypted value from that was left empty: no formula reads it, so no default brings it along. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Field, FormDocument } from "@/document/types";
import { Told } from "../problems/told";

interface Props {
  field: Field;
  form: FormDocument;
  others: Record<string, FormDocument>;
  onChange: (changes: Partial<Field>) => void;
}

export function CopyFrom({ field, form, others, onChange }: Props) {
  const { t } = useTranslation("designers");
  const options = form.fields.filter((one) => one.type === "reference").flatMap((reference) =>
    (others[String(reference.to)]?.fields ?? []).filter((one) => one.type === field.type)
      .map((one) => ({ value: `${reference.key}.${one.key}`, label: `${say(reference.name)} › ${say(one.name)}` })));
  const chosen = field["copy_from"] as string | undefined;
  if (options.length === 0 && chosen === undefined) return null;
  return (
    <Told at="copy_from"><div className="dz-prop">
      <span>{t("prop.copyFrom")}</span>
      <Select aria-label={t("prop.copyFrom")} value={chosen ?? null} allowClear placeholder={t("prop.copyNothing")} showSearch={{ optionFilterProp: "label" }} options={options} onChange={(path?: string | null) => onChange({ copy_from: path ?? undefined })} />
    </div></Told>
  );
}
