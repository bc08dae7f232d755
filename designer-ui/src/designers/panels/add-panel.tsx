/** The kinds of panels, as the engine describes them; one that this form has nothing for says so. */
import { Button, Dropdown } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { newPanel } from "@/document/new/panel";
import type { FormDocument, Panel } from "@/document/types";
import { say } from "@/i18n";
import type { KindInfo } from "../api/kinds";
import { iconOf } from "../icons";
import { freshName } from "../words/fresh-name";

export const MOST_PANELS = 8;

interface Props {
  kinds: readonly KindInfo[];
  form: FormDocument;
  others: Record<string, FormDocument>;
  primary?: boolean;
  onAdd: (panel: Panel) => void;
}

export function AddPanel({ kinds, form, others, primary = false, onAdd }: Props) {
  const { t } = useTranslation("designers");
  const panels = form.panels ?? [];
  const items = kinds.map((kind) => {
    const Icon = iconOf(kind.icon);
    const panel = newPanel(kind.key, freshName(kind.name, panels.map((each) => each.title)), form, others);
    return { key: kind.key, icon: <Icon size={16} aria-hidden />, disabled: panel === null, label: <span className="pn-kind"><span>{say(kind.name)}</span><span className="dz-hint">{t(`panel.${panel ? "about" : "cannot"}.${kind.key}` as never) as string}</span></span>, onClick: () => panel && onAdd(panel) };
  });
  return (
    <Dropdown trigger={["click"]} disabled={panels.length >= MOST_PANELS} menu={{ items }}>
      {primary ? <Button type="primary">{t("panel.add")}</Button> : <Button size="small" aria-label={t("panel.add")} title={t(panels.length >= MOST_PANELS ? "panel.most" : "panel.add")} icon={<Plus size={14} />} />}
    </Dropdown>
  );
}
