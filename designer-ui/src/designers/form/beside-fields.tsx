/** Which fields beside an address a pasted text fills as well: those of the same form or the same lines. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Field } from "@/document/types";
import { say } from "@/i18n";
import { Told } from "../problems/told";

interface Props {
  field: Field;
  /** The fields that stand beside it. */
  fields: readonly Field[];
  onChange: (changes: Partial<Field>) => void;
}

const OPTIONS = { recipient: "text", phone: "phone" } as const;

export function BesideFields({ field, fields, onChange }: Props) {
  const { t } = useTranslation("designers");
  return Object.entries(OPTIONS).map(([option, type]) => {
    const label = t(`prop.beside.${option as keyof typeof OPTIONS}`);
    const options = fields.filter((one) => one.type === type).map((one) => ({ value: one.key, label: say(one.name) }));
    return (
      <Told key={option} at={option}><div className="dz-prop">
        <span>{label}</span>
        <Select showSearch={{ optionFilterProp: "label" }} aria-label={label} value={(field[option] as string | undefined) ?? null} allowClear placeholder={t("prop.beside.none")} options={options} onChange={(key?: string | null) => onChange({ [option]: key ?? undefined })} />
      </div></Told>
    );
  });
}
