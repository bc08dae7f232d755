/** A divider or a note on the canvas; it is chosen, dragged and taken away like a field. */
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newId } from "@/document/identity";
import type { Place } from "@/document/form/insert-field";
import type { LayoutItem } from "@/document/types";
import { LayoutElement } from "@/parts/layout-element";
import type { CanvasActions } from "./canvas";
import { keys } from "./field-card";

interface Props {
  item: LayoutItem;
  path: string;
  selected: boolean;
  actions: CanvasActions;
  place: Place;
  after: Place;
}

const ELEMENTS = ["divider", "note"];

export function isElement(item: { type?: string }): boolean {
  return ELEMENTS.includes(String(item.type));
}

export function newElement(type: string): LayoutItem {
  return { id: newId(), type, ...(type === "note" ? { text: { zh: "请填写说明", en: "Write a note here" } } : {}) };
}

export function ElementCard({ item, path, selected, actions, place, after }: Props) {
  const { t } = useTranslation("designers");
  const name = say(item.text) || t("canvas.divider");
  const drag = useDraggable({ id: `field:${path}`, data: { path, label: name } });
  const drop = useDroppable({ id: `at:${path}`, data: { place, after, key: path } });
  return (
    <div
      ref={(node) => { drag.setNodeRef(node); drop.setNodeRef(node); }} className={`dz-card${selected ? " dz-selected" : ""}${drag.isDragging ? " dz-dragging" : ""}`}
      {...drag.attributes} {...drag.listeners} role="button" aria-pressed={selected} aria-label={name} onClick={() => actions.select(path)} onKeyDown={keys(path, actions)}
    >
      <LayoutElement item={item} />
      {selected ? (
        <div className="dz-tools" onPointerDown={(event) => event.stopPropagation()}>
          <button title={t("canvas.remove")} type="button" aria-label={t("canvas.remove")} onClick={(event) => { event.stopPropagation(); actions.remove(path); }}><Trash2 size={14} /></button>
        </div>
      ) : null}
    </div>
  );
}
