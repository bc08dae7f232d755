/** The dataset's dimensions and measures, to be dragged onto the shelves or added by a press. */
import { useDraggable } from "@dnd-kit/core";
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { Calendar, Hash, Sigma, Tag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { DatasetInfo } from "./dataset";

interface Props {
  datasets: DatasetInfo[];
  dataset: DatasetInfo | undefined;
  onDataset: (key: string) => void;
  onAdd: (role: "dimension" | "measure", key: string) => void;
}

export default function FieldsPane({ datasets, dataset, onDataset, onAdd }: Props) {
  const { t } = useTranslation("designers");
  const [text, setText] = useState("");
  const matches = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase());
  return (
    <aside className="dz-pane db-fields" aria-label={t("dashboard.fields")}>
      <Select aria-label={t("dashboard.dataset")} value={dataset?.key} options={datasets.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={onDataset} notFoundContent={t("dashboard.none")} />
      <Input allowClear placeholder={t("dashboard.search")} aria-label={t("dashboard.search")} value={text} onChange={(event) => setText(event.target.value)} />
      <h2 className="dz-group-label">{t("dashboard.dimensions")}</h2>
      {(dataset?.dimensions ?? []).filter((each) => matches(say(each.name))).map((each) => (
        <FieldItem key={each.key} role="dimension" id={each.key} name={say(each.name)} icon={each.grains.length ? Calendar : Tag} onAdd={onAdd} />
      ))}
      <h2 className="dz-group-label">{t("dashboard.measures")}</h2>
      {(dataset?.measures ?? []).filter((each) => matches(say(each.name))).map((each) => (
        <FieldItem key={each.key} role="measure" id={each.key} name={say(each.name)} hint={say(each.hint ?? undefined)} icon={each.calc ? Sigma : Hash} onAdd={onAdd} />
      ))}
    </aside>
  );
}

interface ItemProps {
  role: "dimension" | "measure";
  id: string;
  name: string;
  hint?: string;
  icon: typeof Tag;
  onAdd: Props["onAdd"];
}

function FieldItem({ role, id, name, hint, icon: Icon, onAdd }: ItemProps) {
  const drag = useDraggable({ id: `${role}:${id}`, data: { role, key: id, label: name } });
  return (
    <button ref={drag.setNodeRef} type="button" title={hint || undefined} {...drag.attributes} {...drag.listeners} className={`db-field db-${role}${drag.isDragging ? " dz-dragging" : ""}`} onClick={() => onAdd(role, id)}>
      <Icon size={14} aria-hidden /> {name}
    </button>
  );
}
