/** The kinds of cards; drag one to its place or press it to add it at the first free one. */
import { useDraggable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { KindInfo } from "../api/kinds";
import { iconOf } from "../icons";

interface Props {
  kinds: KindInfo[];
  onAdd: (kind: string) => void;
}

export function Palette({ kinds, onAdd }: Props) {
  const { t } = useTranslation("designers");
  return (
    <aside className="dz-pane wb-palette" aria-label={t("workbench.palette")}>
      <h2>{t("workbench.palette")}</h2>
      <p className="dz-hint">{t("workbench.paletteHint")}</p>
      {kinds.map((kind) => <PaletteItem key={kind.key} kind={kind} onAdd={() => onAdd(kind.key)} />)}
    </aside>
  );
}

function PaletteItem({ kind, onAdd }: { kind: KindInfo; onAdd: () => void }) {
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: `new:${kind.key}`, data: { kind: kind.key, label: say(kind.name) } });
  const Icon = iconOf(kind.icon);
  return (
    <button ref={setNodeRef} type="button" {...attributes} {...listeners} className={`dz-palette-item${isDragging ? " dz-dragging" : ""}`} onClick={onAdd}>
      <Icon size={14} aria-hidden />
      {say(kind.name)}
    </button>
  );
}
