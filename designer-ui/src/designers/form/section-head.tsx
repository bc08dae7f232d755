/** The head of a section on the canvas: its name and the few things one does to a section. */
import { Button } from "antd";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Section } from "@/document/types";
import type { CanvasActions } from "./canvas";

interface Props {
  section: Section;
  first: boolean;
  last: boolean;
  selected: boolean;
  actions: CanvasActions;
}

export function SectionHead({ section, first, last, selected, actions }: Props) {
  const { t } = useTranslation("designers");
  return (
    <div className="dz-section-head">
      <button type="button" aria-pressed={selected} onClick={() => actions.select(`section:${section.id}`)}>
        {say(section.name) || <span className="dz-hint">{t("canvas.unnamed")}</span>}
      </button>
      <span className="dz-section-tools">
        <Button title={t("canvas.up")} type="text" size="small" disabled={first} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => actions.moveSection(section.id, -1)} />
        <Button title={t("canvas.down")} type="text" size="small" disabled={last} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => actions.moveSection(section.id, 1)} />
        {first && last ? null : <Button title={t("canvas.removeSection")} type="text" size="small" aria-label={t("canvas.removeSection")} icon={<Trash2 size={14} />} onClick={() => actions.removeSection(section.id)} />}
      </span>
    </div>
  );
}
