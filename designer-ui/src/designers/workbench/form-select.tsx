import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Site } from "./site";

export function FormSelect({ site, value, onChange }: { site: Site; value: string; onChange: (form: string) => void }) {
  const { t } = useTranslation("designers");
  const options = Object.values(site.forms).map((form) => ({ value: form.key, label: say(form.name) }));
  return (
    <label className="fl-block">
      <span>{t("workbench.form")}</span>
      <Select aria-label={t("workbench.form")} showSearch={{ optionFilterProp: "label" }} value={value} options={options} onChange={onChange} />
    </label>
  );
}
