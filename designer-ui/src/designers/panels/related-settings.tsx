/** A few records of a form: which columns, in which order, how many. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { listed } from "@/document/new/panel";
import { CountInput } from "../properties/count-input";
import { MOMENTS } from "../workbench/site";
import { choicesOf, type PanelProps } from "./panel-site";
import { TargetForm, tiedTo } from "./target-form";

export function RelatedSettings(props: PanelProps) {
  const { panel, form, others, onChange, errorOf } = props;
  const { t } = useTranslation("designers");
  const target = others[String(panel.form)];
  const sort = (panel.sort as { field: string; desc?: boolean }[] | undefined)?.[0];
  const moments = MOMENTS.map((value) => ({ value, label: t(`workbench.moment.${value}` as never) as string }));
  return (
    <>
      <TargetForm {...props} onForm={(next) => (listed(next).length ? { filter: tiedTo(form, next), columns: listed(next), sort: undefined } : null)} />
      <div className="dz-prop dz-prop-tall">
        <span>{t("panel.columns")}</span>
        <Select mode="multiple" maxCount={5} showSearch={{ optionFilterProp: "label" }} aria-label={t("panel.columns")} value={panel.columns as string[]} status={errorOf("columns") ? "error" : undefined} options={choicesOf(target?.fields)} onChange={(columns: string[]) => columns.length && onChange({ columns })} />
        <span className="dz-hint">{t("panel.columnsHint")}</span>
      </div>
      <div className="dz-prop dz-prop-tall">
        <span>{t("dashboard.sort")}</span>
        <span className="wb-pair">
          <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("dashboard.sort")} placeholder={t("dashboard.sortNone")} value={sort?.field ?? null} status={errorOf("sort") ? "error" : undefined} options={[...choicesOf(target?.fields), ...moments]} onChange={(field: string | null) => onChange({ sort: field ? [{ ...sort, field }] : undefined })} />
          <Select aria-label={t("workbench.direction")} disabled={!sort} value={sort?.desc ? "desc" : "asc"} options={["asc", "desc"].map((value) => ({ value, label: t(`workbench.directionOf.${value}` as never) as string }))} onChange={(value) => sort && onChange({ sort: [{ field: sort.field, ...(value === "desc" ? { desc: true } : {}) }] })} />
        </span>
      </div>
      <div className="dz-prop"><span>{t("workbench.limit")}</span><CountInput label={t("workbench.limit")} min={1} max={20} placeholder="5" value={panel.limit as number | undefined} onChange={(limit) => onChange({ limit })} /></div>
    </>
  );
}
