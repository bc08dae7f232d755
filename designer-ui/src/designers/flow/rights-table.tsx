/** What the people at a step see and may change; "as usual" leaves it to their role. */
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FormDocument } from "@/document/types";
import { labelOf } from "../words/field-choice";

interface Props {
  form: FormDocument;
  rights: Record<string, string>;
  onChange: (field: string, right: string | undefined) => void;
}

const RIGHTS = ["usual", "read", "write", "required", "hidden"] as const;

export function RightsTable({ form, rights, onChange }: Props) {
  const { t } = useTranslation("designers");
  const [text, setText] = useState("");
  const shown = form.fields
    .filter((field) => labelOf(field).toLowerCase().includes(text.trim().toLowerCase()))
    .sort((a, b) => Number(b.key in rights) - Number(a.key in rights));
  return (
    <div className="fl-block">
      <Input allowClear size="small" aria-label={t("palette.search")} placeholder={t("palette.search")} value={text} onChange={(event) => setText(event.target.value)} />
      <table className="fl-rights">
        <tbody>
          {shown.map((field) => (
            <tr key={field.key}>
              <td>{labelOf(field)}</td>
              <td>
                <Select size="small" aria-label={labelOf(field)} value={rights[field.key] ?? "usual"} variant={rights[field.key] ? "outlined" : "borderless"} popupMatchSelectWidth={false}
                  options={RIGHTS.map((right) => ({ value: right, label: t(`right.${right}` as never) as string }))} onChange={(right: string) => onChange(field.key, right === "usual" ? undefined : right)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
