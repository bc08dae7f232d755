/** Whether a card is about what waits for the person who looks at it. */
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";

import type { SettingsProps } from "./site";

export function MineCheck({ item, onChange }: Omit<SettingsProps, "site">) {
  const { t } = useTranslation("designers");
  return (
    <div className="fl-block">
      <Checkbox checked={item.mine === true} onChange={(event) => onChange({ mine: event.target.checked || undefined })}>{t("workbench.mine")}</Checkbox>
      <span className="dz-hint">{t("workbench.mineHint")}</span>
    </div>
  );
}
