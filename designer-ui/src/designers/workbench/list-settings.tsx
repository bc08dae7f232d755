/** What a list shows, in which order, and the button of each row. */
import { Button, Checkbox, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { newId } from "@/document/identity";
import { freshList } from "@/document/new/workbench";
import type { Text } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import { CountInput } from "../properties/count-input";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";
import { FormSelect } from "./form-select";
import { MineCheck } from "./mine-check";
import { changedAt, PartRow } from "./part-row";
import { RowActions } from "./row-actions";
import type { SettingsProps } from "./site";
import { fieldOptions, isMoment, MOMENTS } from "./site";

interface Column { field: string; style?: string; place?: string; named?: boolean }
interface Tab { id: string; name: Text; filter?: string }

export function ListSettings({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const form = site.forms[item.form as string];
  const words = vocabulary(form, {}, site.forms);
  const columns = item.columns as Column[];
  const tabs = (item.tabs as Tab[] | undefined) ?? [];
  const sort = (item.sort as { field: string; desc?: boolean }[] | undefined)?.[0];
  const system = MOMENTS.map((value) => ({ value, label: t(`workbench.moment.${value}` as never) as string }));
  const fields = [...fieldOptions(form), ...system];
  const momentous = (key: string) => MOMENTS.includes(key) || Boolean(form?.fields.some((field) => field.key === key && isMoment(field)));
  return (
    <>
      <FormSelect site={site} value={item.form as string} onChange={(next) => { const to = site.forms[next]; if (to) onChange({ filter: undefined, tabs: undefined, sort: undefined, ...freshList(to) }); }} />
      <TextField optional label={t("workbench.note")} value={item.note as Text | undefined} onChange={(note) => onChange({ note })} />
      <div className="fl-block"><span>{t("workbench.filter")}</span><ConditionEditor key={`${item.id}/${form?.key ?? ""}`} label={t("workbench.filter")} value={(item.filter as string | undefined) ?? ""} words={words} onChange={(filter) => onChange({ filter: filter || undefined })} /></div>
      <MineCheck item={item} onChange={onChange} />
      <div className="fl-block" role="group" aria-label={t("workbench.columns")}>
        <span>{t("workbench.columns")}</span>
        {columns.map((column, index) => (
          <PartRow key={`${column.field}${index}`} items={columns} index={index} least={1} onChange={(next) => onChange({ columns: next })} head={
            <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.column", { n: index + 1 })} value={column.field} options={fields} onChange={(field) => onChange({ columns: changedAt(columns, index, { field, style: undefined }) })} />
          }>
            <div className="wb-pair">
              <Select size="small" aria-label={t("workbench.style")} value={column.style ?? "plain"} onChange={(style) => onChange({ columns: changedAt(columns, index, { style: style === "plain" ? undefined : style }) })}
                options={["plain", "tag", ...(momentous(column.field) ? ["age", "countdown"] : [])].map((value) => ({ value, label: t(`workbench.styleOf.${value}` as never) as string }))} />
              <Select size="small" aria-label={t("workbench.place")} disabled={index === 0} value={column.place ?? "own"} onChange={(place) => onChange({ columns: changedAt(columns, index, { place: place === "own" ? undefined : place }) })}
                options={["own", "under", "beside"].map((value) => ({ value, label: t(`workbench.placeOf.${value}` as never) as string }))} />
            </div>
            <Checkbox checked={column.named ?? false} onChange={(event) => onChange({ columns: changedAt(columns, index, { named: event.target.checked || undefined }) })}>{t("workbench.named")}</Checkbox>
          </PartRow>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={columns.length >= 8 || !fields.length} onClick={() => onChange({ columns: [...columns, { field: fields.find((each) => !columns.some((column) => column.field === each.value))?.value ?? fields[0]?.value ?? "" }] })}>{t("workbench.addColumn")}</Button>
      </div>
      <div className="fl-block">
        <span>{t("dashboard.sort")}</span>
        <span className="wb-pair">
          <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("dashboard.sort")} placeholder={t("dashboard.sortNone")} value={sort?.field ?? null} options={fields} onChange={(field: string | null) => onChange({ sort: field ? [{ ...sort, field }] : undefined })} />
          <Select aria-label={t("workbench.direction")} disabled={!sort} value={sort?.desc ? "desc" : "asc"} options={["asc", "desc"].map((value) => ({ value, label: t(`workbench.directionOf.${value}` as never) as string }))} onChange={(value) => sort && onChange({ sort: [{ field: sort.field, ...(value === "desc" ? { desc: true } : {}) }] })} />
        </span>
      </div>
      <div className="dz-prop"><span>{t("workbench.limit")}</span><CountInput label={t("workbench.limit")} min={1} max={20} placeholder="6" value={item.limit as number | undefined} onChange={(limit) => onChange({ limit })} /></div>
      <div className="fl-block" role="group" aria-label={t("workbench.tabs")}>
        <span>{t("workbench.tabs")}</span>
        {tabs.map((tab, index) => (
          <PartRow key={tab.id} items={tabs} index={index} onChange={(next) => onChange({ tabs: next.length ? next : undefined })} head={<TextField label={t("prop.name")} value={tab.name} onChange={(name) => name && onChange({ tabs: changedAt(tabs, index, { name }) })} />}>
            <ConditionEditor label={t("workbench.filter")} value={tab.filter ?? ""} words={words} onChange={(filter) => onChange({ tabs: changedAt(tabs, index, { filter: filter || undefined }) })} />
          </PartRow>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={tabs.length >= 6} onClick={() => onChange({ tabs: [...tabs, { id: newId(), name: { zh: t("workbench.newTab") } }] })}>{t("workbench.addTab")}</Button>
      </div>
      <RowActions item={item} site={site} onChange={onChange} />
    </>
  );
}
