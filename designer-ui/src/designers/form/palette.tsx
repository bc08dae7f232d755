/** What can be put on a form, by group; drag it to a place or press it to add it after the selection. */
import { useDraggable } from "@dnd-kit/core";
import Input from "antd/es/input/Input";
import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { KindInfo } from "../api/kinds";
import { iconOf } from "../icons";
import { Waiting } from "../workspace/waiting";

interface Props {
  kinds: KindInfo[];
  onAdd: (kind: string) => void;
}

const GROUPS = ["basic", "choice", "time", "business", "contact", "people", "relation", "computed", "layout"];

export function Palette({ kinds, onAdd }: Props) {
  const { t } = useTranslation("designers");
  const [text, setText] = useState("");
  const shown = kinds.filter((kind) => `${say(kind.name)}${kind.key}`.toLowerCase().includes(text.trim().toLowerCase()));
  const groups = [...new Set([...GROUPS, ...shown.map((kind) => kind.group ?? "basic")])];
  return (
    <aside className="dz-pane dz-palette" aria-label={t("palette.title")}>
      <Input prefix={<Search size={14} aria-hidden />} allowClear placeholder={t("palette.search")} aria-label={t("palette.search")} value={text} onChange={(event) => setText(event.target.value)} />
      {groups.map((group) => {
        const inGroup = shown.filter((kind) => (kind.group ?? "basic") === group);
        return inGroup.length ? (
          <section key={group}>
            <h2 className="dz-group-label">{t(`palette.group.${group}` as never, { defaultValue: t("palette.group.other") }) as string}</h2>
            <div className="dz-palette-grid">
              {inGroup.map((kind) => <PaletteItem key={kind.key} kind={kind} onAdd={() => onAdd(kind.key)} />)}
            </div>
          </section>
        ) : null;
      })}
      {kinds.length ? null : <Waiting />}
      {kinds.length > 0 && shown.length === 0 ? <p className="dz-hint">{t("palette.none")}</p> : null}
    </aside>
  );
}

function PaletteItem({ kind, onAdd }: { kind: KindInfo; onAdd: () => void }) {
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: `new:${kind.key}`, data: { kind: kind.key, label: say(kind.name) } });
  const Icon = iconOf(kind.key);
  return (
    <button ref={setNodeRef} type="button" {...attributes} {...listeners} className={`dz-palette-item${isDragging ? " dz-dragging" : ""}`} onClick={onAdd}>
      <Icon size={14} aria-hidden />
      {say(kind.name)}
    </button>
  );
}
