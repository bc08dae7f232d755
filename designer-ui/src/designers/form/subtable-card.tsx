/** Line items on the canvas: a table head whose columns are fields in their own right. */
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Place } from "@/document/form/insert-field";
import type { Field } from "@/document/types";
import { labelOf, valueTypeOf } from "../words/field-choice";
import { Slot } from "./canvas";
import type { CardProps } from "./field-card";
import { CardTools, keys } from "./field-card";

interface Props extends CardProps {
  chosen: string | undefined;
  slot: Place | undefined;
  badColumns: ReadonlySet<string>;
}

export function SubtableCard({ field, path, selected, bad, actions, place, after, chosen, slot, badColumns }: Props) {
  const { t } = useTranslation("designers");
  const drag = useDraggable({ id: `field:${path}`, data: { path, label: labelOf(field) } });
  const drop = useDroppable({ id: `at:${path}`, data: { place, after, key: path } });
  const columns = field.fields ?? [];
  const here = slot && "subtable" in slot && slot.subtable === field.key ? slot.index : undefined;
  const max = typeof field.max === "number" ? t("field.maxLines", { count: field.max }) : "";
  return (
    <div className={`dz-card dz-subtable${selected ? " dz-selected" : ""}${bad ? " dz-bad" : ""}${drag.isDragging ? " dz-dragging" : ""}`}>
      <div ref={(node) => { drag.setNodeRef(node); drop.setNodeRef(node); }} className="dz-label"
        {...drag.attributes} {...drag.listeners} role="button" aria-label={labelOf(field)} onClick={() => actions.select(path)} onKeyDown={keys(path, actions)}>
        <strong>{labelOf(field)}</strong>
        <span className="dz-hint">{[t("field.subtable"), max].filter(Boolean).join(" · ")}</span>
      </div>
      <div className="dz-columns" role="group" aria-label={t("field.columns")}>
        {columns.map((column, index) => (
          <Fragment key={column.key}>
            {here === index ? <Slot column place={{ subtable: field.key, index }} /> : null}
            <ColumnHead column={column} table={field.key} index={index} selected={chosen === `${field.key}.${column.key}`} bad={badColumns.has(`${field.key}.${column.key}`)} actions={actions} />
          </Fragment>
        ))}
        {here === columns.length ? <Slot column place={{ subtable: field.key, index: columns.length }} /> : null}
      </div>
      {selected ? <CardTools path={path} actions={actions} /> : null}
    </div>
  );
}

interface HeadProps extends Pick<CardProps, "selected" | "bad" | "actions"> {
  column: Field;
  table: string;
  index: number;
}

function ColumnHead({ column, table, index, selected, bad, actions }: HeadProps) {
  const path = `${table}.${column.key}`;
  const drag = useDraggable({ id: `field:${path}`, data: { path, label: labelOf(column) } });
  const drop = useDroppable({ id: `at:${path}`, data: { place: { subtable: table, index }, after: { subtable: table, index: index + 1 }, key: path } });
  return (
    <div ref={(node) => { drag.setNodeRef(node); drop.setNodeRef(node); }}
      className={`dz-column${selected ? " dz-selected" : ""}${bad ? " dz-bad" : ""}${valueTypeOf(column) === "number" ? " dz-right" : ""}${drag.isDragging ? " dz-dragging" : ""}`}
      {...drag.attributes} {...drag.listeners} role="button" aria-label={labelOf(column)} onClick={() => actions.select(path)} onKeyDown={keys(path, actions)}>
      <span>{labelOf(column, column.key)}{column.required === "TRUE" ? <span className="dz-required"> *</span> : null}</span>
      <i aria-hidden />
      {selected ? <CardTools path={path} actions={actions} /> : null}
    </div>
  );
}
