/** How the list of the form looks: which columns in which order, and the tabs above it with their conditions. */
import { DndContext, PointerSensor, closestCenter, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Button, Checkbox, Select } from "antd";
import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { formCommands as commands } from "@/commands/form";
import { findField } from "@/document/form/fields";
import { newId } from "@/document/identity";
import { pointerParts } from "@/document/pointer";
import type { Column, Field, FormDocument, View, ViewTab } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { CountInput } from "../properties/count-input";
import { At, Told, useShown } from "../problems/told";
import { TextField } from "../properties/text-field";
import { labelOf, valueTypeOf } from "../words/field-choice";
import { useDragWords } from "../words/drag-words";
import { sayCondition } from "../words/say-condition";
import type { Vocabulary } from "../words/vocabulary";
import { vocabulary } from "../words/vocabulary";
import { RowsPart } from "./rows-part";
import { SortPart } from "./sort-part";

interface Props {
  store: DraftStore<FormDocument>;
  others: Record<string, FormDocument>;
}

const NEW_VIEW: View = { key: "x_all", type: "grid", name: { zh: "全部", en: "All" }, columns: [] };

export default function ListTab({ store, others }: Props) {
  const { t } = useTranslation("designers");
  const form = useDraft(store, (draft) => draft.history.present);
  const [key, setKey] = useState<string>();
  const shown = useShown("views");
  useEffect(() => {
    if (shown) setKey(store.getState().history.present.views?.[Number(pointerParts(shown.path)[1])]?.key);
  }, [shown, store]);
  const run = store.getState().run;
  const view = form.views?.find((each) => each.key === key) ?? form.views?.[0];
  if (!view) {
    return (
      <div className="dz-center">
        <p>{t("list.none")}</p>
        <Button type="primary" onClick={() => run(commands.setForm({ views: [NEW_VIEW] }))}>{t("list.create")}</Button>
      </div>
    );
  }
  return (
    <div className="dz-list">
      <section className="dz-sheet">
        <header className="dz-row">
          <h2>{t("list.columns")}</h2>
          <span className="dz-grow" />
          {(form.views?.length ?? 0) > 1 ? <Select size="small" aria-label={t("list.view")} value={view.key} options={form.views?.map((each) => ({ value: each.key, label: say(each.name) || each.key }))} onChange={setKey} /> : null}
        </header>
        <Columns form={form} view={view} store={store} />
      </section>
      <section className="dz-sheet">
        <header className="dz-row"><h2>{t("list.tabs")}</h2><span className="dz-hint">{t("list.tabsHint")}</span></header>
        <Tabs form={form} view={view} at={form.views?.indexOf(view) ?? 0} store={store} words={vocabulary(form, {}, others)} />
      </section>
      <section className="dz-sheet">
        <header className="dz-row"><h2>{t("list.sort")}</h2><span className="dz-hint">{t("list.sortHint")}</span></header>
        <At path={`views/${form.views?.indexOf(view) ?? 0}`}><SortPart form={form} value={view.sort ?? []} empty={t("list.noSort")} onChange={(sort) => run(commands.setView(view.key, { sort }))} /></At>
      </section>
      <section className="dz-sheet">
        <header className="dz-row"><h2>{t("list.offers")}</h2><span className="dz-hint">{t("list.offersHint")}</span></header>
        <RowsPart form={form} view={view} store={store} words={vocabulary(form, {}, others)} />
      </section>
      <Preview form={form} view={view} />
    </div>
  );
}

function Columns({ form, view, store }: { form: FormDocument; view: View; store: DraftStore<FormDocument> }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const columns = view.columns ?? [];
  const dragWords = useDragWords();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const hidden = form.fields.filter((field) => field.type !== "subtable" && !columns.some((column) => column.field === field.key)).map((field) => ({ value: field.key, label: labelOf(field) }));
  return (
    <>
      <DndContext sensors={sensors} accessibility={dragWords} collisionDetection={closestCenter} onDragEnd={({ active, over }) => {
        const from = columns.findIndex((each) => each.id === active.id);
        const to = columns.findIndex((each) => each.id === over?.id);
        if (from >= 0 && to >= 0 && from !== to) run(commands.moveColumn(view.key, from, to));
      }}>
        <SortableContext items={columns.map((each) => each.id)} strategy={verticalListSortingStrategy}>
          {columns.map((column, index) => <ColumnRow key={column.id} column={column} form={form} view={view} index={index} last={index === columns.length - 1} store={store} />)}
        </SortableContext>
      </DndContext>
      <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("list.addColumn")} placeholder={t("list.addColumn")} value={null} options={hidden} onChange={(field: string | null) => field && run(commands.showColumn(view.key, field))} />
    </>
  );
}

const MOST_MARKS = 4;

/** What can stand as a small mark: what is so or not, and choices. */
function isMark(field: Field): boolean {
  return ["boolean", "select", "status"].includes((field.result as { type?: string } | undefined)?.type ?? field.type);
}

function ColumnRow({ column, form, view, index, last, store }: { column: Column; form: FormDocument; view: View; index: number; last: boolean; store: DraftStore<FormDocument> }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const label = labelOf(findField(form, column.field), column.field);
  const marks = form.fields.filter((field) => field.key !== column.field && isMark(field)).map((field) => ({ value: field.key, label: labelOf(field) }));
  const { setNodeRef, attributes, listeners, transform, transition } = useSortable({ id: column.id, data: { label } });
  return (
    <div ref={setNodeRef} className="dz-list-row" style={{ transform: CSS.Translate.toString(transform), transition }}>
      <span className="dz-grip" {...attributes} {...listeners} aria-label={t("list.drag", { name: label })}><GripVertical size={14} /></span>
      <span className="dz-grow">{label}</span>
      {marks.length ? <Select size="small" mode="multiple" className="dz-list-marks" popupMatchSelectWidth={false} maxCount={MOST_MARKS} aria-label={t("list.marks", { name: label })} placeholder={t("list.noMarks")} value={column.beside ?? []} options={marks} onChange={(beside: string[]) => run(commands.setColumn(view.key, column.id, { beside: beside.length ? beside : undefined }))} /> : null}
      <CountInput small label={t("list.width", { name: label })} placeholder={t("list.auto")} min={32} max={600} value={column.width} suffix="px" onChange={(width) => run(commands.setColumn(view.key, column.id, { width }))} />
      <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => run(commands.moveColumn(view.key, index, index - 1))} />
      <Button type="text" size="small" disabled={last} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => run(commands.moveColumn(view.key, index, index + 1))} />
      <Button type="text" size="small" aria-label={t("list.hide", { name: label })} icon={<X size={14} />} onClick={() => run(commands.hideColumn(view.key, column.field))} />
    </div>
  );
}

function Tabs({ form, view, at, store, words }: { form: FormDocument; view: View; at: number; store: DraftStore<FormDocument>; words: Vocabulary }) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState<string>();
  const shown = useShown(`views/${at}/tabs`);
  useEffect(() => {
    if (shown) setOpen(view.tabs?.[Number(pointerParts(shown.path)[3])]?.id);
  }, [shown, view]);
  const run = store.getState().run;
  const add = () => {
    const tab: ViewTab = { id: newId(), name: { zh: "新页签", en: "New tab" }, count: true };
    run(commands.addTab(view.key, tab));
    setOpen(tab.id);
  };
  return (
    <>
      {(view.tabs ?? []).map((tab, index, all) => (
        <At key={tab.id} path={`views/${at}/tabs/${index}`}><div className="dz-list-tab">
          <div className="dz-list-row">
            <button type="button" className="dz-grow dz-plain-button" aria-expanded={open === tab.id} onClick={() => setOpen(open === tab.id ? undefined : tab.id)}>
              <strong>{say(tab.name)}</strong> <span className="dz-hint">{tab.filter && tab.filter !== "TRUE" ? sayCondition(tab.filter, words, t) : t("list.everything")}</span>
            </button>
            <Checkbox checked={tab.count ?? false} onChange={(event) => run(commands.setTab(view.key, tab.id, { count: event.target.checked || undefined }))}>{t("list.count")}</Checkbox>
            <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => run(commands.moveTab(view.key, index, index - 1))} />
            <Button type="text" size="small" disabled={index === all.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => run(commands.moveTab(view.key, index, index + 1))} />
            <Button type="text" size="small" aria-label={t("list.removeTab", { name: say(tab.name) })} icon={<Trash2 size={14} />} onClick={() => run(commands.removeTab(view.key, tab.id))} />
          </div>
          {open === tab.id ? (
            <div className="dz-list-tab-body">
              <Told at="name"><TextField label={t("prop.name")} value={tab.name} onChange={(name) => name && run(commands.setTab(view.key, tab.id, { name }))} /></Told>
              <Told at="filter"><ConditionEditor value={tab.filter ?? ""} words={words} label={t("list.filter")} onChange={(filter) => run(commands.setTab(view.key, tab.id, { filter: filter || undefined }))} /></Told>
              <div><p className="dz-hint">{t("list.sort")}</p><SortPart form={form} value={tab.sort ?? []} empty={t("list.sortAsList")} onChange={(sort) => run(commands.setTab(view.key, tab.id, { sort }))} /></div>
            </div>
          ) : null}
        </div></At>
      ))}
      <Button size="small" type="link" icon={<Plus size={14} />} onClick={add}>{t("list.addTab")}</Button>
    </>
  );
}

function Preview({ form, view }: { form: FormDocument; view: View }) {
  const { t } = useTranslation("designers");
  return (
    <section className="dz-sheet dz-list-preview" aria-label={t("list.preview")}>
      <header className="dz-row"><h2>{say(form.name)}</h2></header>
      <div className="dz-tabs">{(view.tabs ?? []).map((tab, index) => <button key={tab.id} type="button" tabIndex={-1} aria-current={index === 0 ? "page" : undefined}>{say(tab.name)}</button>)}</div>
      <div className="dz-list-head">
        {(view.columns ?? []).map((column) => {
          const field = findField(form, column.field);
          return <span key={column.id} style={{ width: column.width ?? 120 }} className={field && valueTypeOf(field) === "number" ? "num" : undefined}>{labelOf(field, column.field)}</span>;
        })}
      </div>
      {[0, 1, 2].map((row) => <div key={row} className="dz-list-blank">{(view.columns ?? []).map((column) => <span key={column.id} style={{ width: column.width ?? 120 }}><i /></span>)}</div>)}
    </section>
  );
}
