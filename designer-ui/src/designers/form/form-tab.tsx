/** The form designer: palette, canvas and properties around one draft, joined by dragging. */
import { DndContext, DragOverlay, MeasuringStrategy, PointerSensor, pointerWithin, useSensor, useSensors } from "@dnd-kit/core";
import type { DragEndEvent, DragMoveEvent, DragStartEvent } from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { Monitor, Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import type { Place } from "@/document/form/insert-field";
import { findField, ITEM, placeOf } from "@/document/form/fields";
import type { FormDocument } from "@/document/types";
import { kindsQuery } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { At, useShown } from "../problems/told";
import { Canvas, SECTION } from "./canvas";
import { canvasActions } from "./canvas-actions";
import type { DropData } from "./drop";
import { landingPlace, samePlace } from "./drop";
import { isElement, newElement } from "./element-card";
import { FieldProperties } from "./field-properties";
import { ElementProperties, FormProperties, SectionProperties } from "./form-properties";
import { newField } from "./new-field";
import { Palette } from "./palette";
import { useRemoval } from "../removal/use-removal";
import { useDragWords } from "../words/drag-words";
import { selectionOf } from "./place-problem";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  others: Record<string, FormDocument>;
}

export default function FormTab({ app, store, others }: Props) {
  const { t } = useTranslation("designers");
  const form = useDraft(store, (draft) => draft.history.present);
  const problems = useDraft(store, (draft) => draft.problems);
  const kinds = useQuery(kindsQuery);
  const [selected, setSelected] = useState<string>();
  const [slot, setSlot] = useState<Place>();
  const [dragged, setDragged] = useState<string>();
  const [phone, setPhone] = useState(false);
  const dragWords = useDragWords(t("canvas.instructions"));
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));

  const bad = new Set(problems.flatMap((each) => selectionOf(form, each.path) ?? []));
  const shown = useShown("");
  useEffect(() => {
    if (shown) setSelected(selectionOf(store.getState().history.present, shown.path));
  }, [shown, store]);
  const removal = useRemoval(app, store);
  const remove = (path: string) => removal.field(path, () => setSelected((now) => (now === path || now?.startsWith(`${path}.`) ? undefined : now)));
  const actions = canvasActions({ store, selected, setSelected, remove });
  const add = (kind: string, place: Place) => {
    if (kinds.data?.layout.some((each) => each.key === kind)) {
      if ("subtable" in place) return;
      const item = newElement(kind);
      store.getState().run(commands.insertItem(item, place.section, place.index));
      setSelected(ITEM + item.id);
      return;
    }
    const info = kinds.data?.fields.find((each) => each.key === kind);
    if (!info) return;
    const parent = "subtable" in place ? place.subtable : undefined;
    const field = newField(form, kind, info.name, parent);
    store.getState().run(commands.insertField(field, place));
    setSelected(parent ? `${parent}.${field.key}` : field.key);
  };
  const target = (event: DragMoveEvent | DragEndEvent): Place | undefined => {
    const data = event.over?.data.current as DropData | undefined;
    if (!data) return undefined;
    const start = event.activatorEvent as PointerEvent;
    const place = landingPlace(data, event.over?.rect ?? null, { x: start.clientX + event.delta.x, y: start.clientY + event.delta.y });
    return allowed(form, event.active.data.current as { kind?: string; path?: string }, place) ? place : undefined;
  };
  const end = (event: DragEndEvent) => {
    const place = slot ?? target(event);
    const data = event.active.data.current as { kind?: string; path?: string };
    setSlot(undefined);
    setDragged(undefined);
    if (!place || !event.over) return;
    if (data.kind) add(data.kind, place);
    else if (data.path) {
      store.getState().run(commands.moveField(data.path, place));
      setSelected(data.path);
    }
  };
  const field = selected && !selected.startsWith(SECTION) ? findField(form, selected) : undefined;
  const item = selected?.startsWith(ITEM) ? placeOf(form, selected)?.item : undefined;
  const section = form.layout?.find((each) => SECTION + each.id === selected);
  const kind = kinds.data?.fields.find((each) => each.key === field?.type);

  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} measuring={{ droppable: { strategy: MeasuringStrategy.Always } }} accessibility={dragWords}
      onDragStart={(event: DragStartEvent) => setDragged((event.active.data.current as { label?: string }).label)}
      onDragMove={(event) => setSlot((now) => { const next = target(event); return samePlace(now, next) ? now : next; })}
      onDragEnd={end} onDragCancel={() => { setSlot(undefined); setDragged(undefined); }}>
      <div className="dz-form">
        <Palette kinds={[...(kinds.data?.fields ?? []), ...(kinds.data?.layout ?? []).filter((each) => isElement({ type: each.key }))]} onAdd={(each) => add(each, nextPlace(form, selected, each))} />
        <div className="dz-middle">
          <div className="dz-middle-head">
            <span>{t("canvas.summary", { fields: form.fields.length, tables: form.fields.filter((each) => each.type === "subtable").length })}</span>
            <span className="dz-grow" />
            <Segmented size="small" value={phone ? "phone" : "desktop"} onChange={(next) => setPhone(next === "phone")} aria-label={t("canvas.width")}
              options={[{ value: "desktop", label: t("canvas.desktop"), icon: <Monitor size={14} /> }, { value: "phone", label: t("canvas.phone"), icon: <Smartphone size={14} /> }]} />
          </div>
          <div className="dz-scroll" onClick={(event) => event.target === event.currentTarget && setSelected(undefined)}>
            <Canvas form={form} selected={selected} slot={slot} bad={bad} phone={phone} actions={actions} />
          </div>
        </div>
        <aside className="dz-pane dz-props" aria-label={t("prop.title")}>
          {field && selected ? (
            <At path={pathOf(form, selected)}><FieldProperties key={selected} app={app} store={store} form={form} path={selected} field={field} kind={kind} others={others} /></At>
          ) : item ? <ElementProperties key={selected} store={store} item={item} /> : section ? <At path={`layout/${form.layout?.indexOf(section)}`}><SectionProperties store={store} section={section} /></At> : <FormProperties store={store} form={form} />}
        </aside>
      </div>
      {removal.dialog}
      <DragOverlay dropAnimation={null}>{dragged ? <span className="dz-ghost">{dragged}</span> : null}</DragOverlay>
    </DndContext>
  );
}

/** Where the field stands in the document. */
function pathOf(form: FormDocument, selected: string): string {
  const [first = "", column] = selected.split(".");
  const index = form.fields.findIndex((each) => each.key === first);
  return column ? `fields/${index}/fields/${form.fields[index]?.fields?.findIndex((each) => each.key === column)}` : `fields/${index}`;
}

/** A column stays in its subtable, a subtable never enters another one. */
function allowed(form: FormDocument, dragged: { kind?: string; path?: string }, place: Place): boolean {
  const table = dragged.kind === "subtable" || isElement({ type: dragged.kind }) || dragged.path?.startsWith(ITEM) || (dragged.path !== undefined && findField(form, dragged.path)?.type === "subtable");
  if ("subtable" in place) return !table && (dragged.kind !== undefined || dragged.path?.split(".")[0] === place.subtable);
  return dragged.path === undefined || !dragged.path.includes(".");
}

/** Where a field goes that is added without dragging: after the selection, else at the end. */
function nextPlace(form: FormDocument, selected: string | undefined, kind: string): Place {
  const [first = "", column] = (selected ?? "").split(".");
  if (column && kind !== "subtable") return { subtable: first, index: (findField(form, first)?.fields ?? []).findIndex((each) => each.key === column) + 1 };
  const here = placeOf(form, first);
  if (here) return { section: here.section.id, index: here.index + 1 };
  const section = form.layout?.find((each) => SECTION + each.id === selected) ?? form.layout?.at(-1);
  return { section: section?.id ?? "", index: section?.items.length ?? 0 };
}
