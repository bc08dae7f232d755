/** What a role sees and may change of each field; restricted fields first. */
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FieldRight, FormDocument } from "@/document/types";
import { labelOf } from "../words/field-choice";
import { Told } from "../problems/told";
import { FIELD_RIGHTS } from "./rights";

interface Props {
  form: FormDocument;
  rights: Record<string, FieldRight>;
  onChange: (field: string, right: FieldRight) => void;
}

export function FieldRights({ form, rights, onChange }: Props) {
  const { t } = useTranslation("designers");
  const [text, setText] = useState("");
  // The order of the moment the role was chosen: a row must not run away from the pointer that changes it.
  const [first] = useState(() => new Set(Object.keys(rights)));
  const shown = form.fields
    .filter((field) => labelOf(field).toLowerCase().includes(text.trim().toLowerCase()))
    .sort((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  return (
    <div className="dz-prop-tall" role="group" aria-label={t("permissions.fields")}>
      <span>{t("permissions.fields")}</span>
      <Input allowClear size="small" aria-label={t("permissions.findField")} placeholder={t("permissions.findField")} value={text} onChange={(event) => setText(event.target.value)} />
      <table className="pm-fields">
        <tbody>
          {shown.map((field) => (
            <tr key={field.key}>
              <td>{labelOf(field)}</td>
              <td>
                <Told at={`fields/${field.key}`}><Select<FieldRight> size="small" aria-label={labelOf(field)} value={rights[field.key] ?? "write"} variant={rights[field.key] ? "outlined" : "borderless"} popupMatchSelectWidth={false}
                  options={FIELD_RIGHTS.map((right) => ({ value: right, label: t(`permissions.how.${right}`) }))} onChange={(right) => onChange(field.key, right)} /></Told>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
