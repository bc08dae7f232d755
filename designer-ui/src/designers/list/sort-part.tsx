/** In which order a list, or one of its tabs, shows records until somebody sorts: by one field, then by the next. */
import { Button, Segmented, Select } from "antd";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { findField } from "@/document/form/fields";
import type { FormDocument, SortField } from "@/document/types";
import { Told } from "../problems/told";
import { labelOf } from "../words/field-choice";

interface Props {
  form: FormDocument;
  value: SortField[];
  /** What the choice of a further field says while there is none yet. */
  empty: string;
  onChange: (sort: SortField[] | undefined) => void;
}

export function SortPart({ form, value, empty, onChange }: Props) {
  const { t } = useTranslation("designers");
  const put = (sort: SortField[]) => onChange(sort.length ? sort : undefined);
  const free = form.fields.filter((field) => field.type !== "subtable" && !value.some((one) => one.field === field.key));
  return (
    <div role="group" aria-label={t("list.sort")}>
      {value.map((one, index) => {
        const name = labelOf(findField(form, one.field), one.field);
        return (
          <Told key={one.field} at={`sort/${index}`}><div className="dz-list-row">
            <span className="dz-grow">{name}</span>
            <Segmented
              size="small" aria-label={t("list.sortWay", { name })} value={one.desc ? "desc" : "asc"} options={[{ value: "asc", label: t("list.ascending") }, { value: "desc", label: t("list.descending") }]}
              onChange={(way) => put(value.map((each) => (each === one ? { field: one.field, ...(way === "desc" ? { desc: true } : {}) } : each)))}
            />
            <Button type="text" size="small" aria-label={t("list.unsort", { name })} icon={<X size={14} />} onClick={() => put(value.filter((each) => each !== one))} />
          </div></Told>
        );
      })}
      <Select
        size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("list.addSort")} placeholder={value.length ? t("list.sortThen") : empty} value={null} style={{ width: "100%", marginTop: 6 }}
        options={free.map((field) => ({ value: field.key, label: labelOf(field) }))} onChange={(field: string | null) => field && put([...value, { field }])}
      />
    </div>
  );
}
