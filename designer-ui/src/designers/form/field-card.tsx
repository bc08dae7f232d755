/** One field on the canvas, drawn as the control people will meet. */
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Calculator, Copy, GripVertical, Trash2, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Place } from "@/document/form/insert-field";
import type { Field } from "@/document/types";
import { iconOf } from "../icons";
import { labelOf, optionsOf } from "../words/field-choice";
import type { CanvasActions } from "./canvas";

export interface CardProps {
  field: Field;
  path: string;
  selected: boolean;
  bad: boolean;
  actions: CanvasActions;
  place: Place;
  after: Place;
}

const COMPUTED = new Set(["formula", "lookup", "rollup"]);

export function FieldCard({ field, path, selected, bad, actions, place, after }: CardProps) {
  const { t } = useTranslation("designers");
  const drag = useDraggable({ id: `field:${path}`, data: { path, label: labelOf(field) } });
  const drop = useDroppable({ id: `at:${path}`, data: { place, after, key: path } });
  const Icon = iconOf(field.type);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView?.({ block: "nearest" });
  }, [selected]);
  return (
    <div
      ref={(node) => { card.current = node; drag.setNodeRef(node); drop.setNodeRef(node); }}
      className={`dz-card${selected ? " dz-selected" : ""}${bad ? " dz-bad" : ""}${drag.isDragging ? " dz-dragging" : ""}`}
      {...drag.attributes} {...drag.listeners} role="button" aria-pressed={selected} aria-label={labelOf(field)} onClick={() => actions.select(path)} onKeyDown={keys(path, actions)}
    >
      <div className="dz-label">
        <span>{labelOf(field)}</span>
        {COMPUTED.has(field.type) ? <Calculator size={12} aria-hidden /> : null}
        {field.required && field.required !== "FALSE" ? <span className="dz-required" title={field.required === "TRUE" ? t("field.required") : t("field.requiredIf")}>{field.required === "TRUE" ? "*" : "*?"}</span> : null}
        {bad ? <TriangleAlert size={14} className="dz-danger" aria-label={t("problems.title")} /> : null}
      </div>
      <div className={`dz-control${field.type === "textarea" ? " dz-control-tall" : ""}${COMPUTED.has(field.type) || field.type === "autonumber" ? " dz-control-computed" : ""}`}>
        <span>{placeholder(field, t)}</span>
        <Icon size={14} aria-hidden />
      </div>
      {field.help ? <div className="dz-hint">{say(field.help)}</div> : null}
      {selected ? <CardTools path={path} actions={actions} /> : null}
    </div>
  );
}

export function CardTools({ path, actions }: { path: string; actions: CanvasActions }) {
  const { t } = useTranslation("designers");
  return (
    <div className="dz-tools" onPointerDown={(event) => event.stopPropagation()}>
      <span aria-hidden><GripVertical size={14} /></span>
      <button title={t("canvas.duplicate")} type="button" aria-label={t("canvas.duplicate")} onClick={(event) => { event.stopPropagation(); actions.duplicate(path); }}><Copy size={14} /></button>
      <button title={t("canvas.remove")} type="button" aria-label={t("canvas.remove")} onClick={(event) => { event.stopPropagation(); actions.remove(path); }}><Trash2 size={14} /></button>
    </div>
  );
}

/** The keyboard's way: arrows with Alt move, Delete removes, Ctrl-D copies. */
export function keys(path: string, actions: CanvasActions) {
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" || event.key === " ") actions.select(path);
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowLeft")) actions.move(path, -1);
    else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowRight")) actions.move(path, 1);
    else if (event.key === "Delete") actions.remove(path);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") actions.duplicate(path);
    else return;
    event.preventDefault();
  };
}

function placeholder(field: Field, t: ReturnType<typeof useTranslation<"designers">>["t"]): string {
  if (COMPUTED.has(field.type)) return t("field.computed");
  if (field.type === "autonumber") return t("field.numbered");
  const options = optionsOf(field);
  if (options.length) return options.slice(0, 3).map((option) => say(option.name)).join(" / ");
  if (field.default) return t("field.default");
  return field.type === "reference" || field.type === "user" || field.type === "department" ? t("field.choose", { name: labelOf(field) }) : "";
}
