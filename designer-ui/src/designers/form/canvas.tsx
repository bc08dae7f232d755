/** The form as it will look, each part selectable, draggable and a place to drop on. */
import { useDroppable } from "@dnd-kit/core";
import { Fragment } from "react";
import { Button } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Place } from "@/document/form/insert-field";
import { findField, ITEM, unplacedFields } from "@/document/form/fields";
import type { FormDocument, Section } from "@/document/types";
import { labelOf } from "../words/field-choice";
import { ElementCard, isElement } from "./element-card";
import { FieldCard } from "./field-card";
import { SectionHead } from "./section-head";
import { SubtableCard } from "./subtable-card";

export interface CanvasActions {
  select: (path: string | undefined) => void;
  duplicate: (path: string) => void;
  remove: (path: string) => void;
  move: (path: string, by: -1 | 1) => void;
  addSection: () => void;
  moveSection: (id: string, by: -1 | 1) => void;
  removeSection: (id: string) => void;
  place: (key: string) => void;
}

interface Props {
  form: FormDocument;
  selected: string | undefined;
  slot: Place | undefined;
  bad: ReadonlySet<string>;
  phone: boolean;
  actions: CanvasActions;
}

export const SECTION = "section:";

export function Canvas({ form, selected, slot, bad, phone, actions }: Props) {
  const { t } = useTranslation("designers");
  const hidden = unplacedFields(form);
  return (
    <div className={`dz-paper${phone ? " dz-phone" : ""}`}>
      <header className="dz-paper-head">
        <h2>{say(form.name)}</h2>
        <span className="dz-grow" />
        {form.title ? <span className="dz-hint">{t("canvas.title")} <span className="dz-chip-field">{labelOf(findField(form, form.title))}</span></span> : null}
      </header>
      {(form.layout ?? []).map((section, index, all) => (
        <section key={section.id} className={`dz-section${selected === SECTION + section.id ? " dz-selected-section" : ""}`} aria-label={say(section.name) || t("canvas.section")}>
          <SectionHead section={section} first={index === 0} last={index === all.length - 1} selected={selected === SECTION + section.id} actions={actions} />
          <SectionGrid form={form} section={section} selected={selected} slot={slot} bad={bad} phone={phone} actions={actions} />
        </section>
      ))}
      <footer className="dz-paper-foot">
        <Button size="small" type="dashed" icon={<Plus size={14} />} onClick={actions.addSection}>{t("canvas.addSection")}</Button>
        {hidden.length ? (
          <details>
            <summary>{t("canvas.unplaced", { count: hidden.length })}</summary>
            <div className="dz-row">
              {hidden.map((field) => (
                <span key={field.key} className="dz-row dz-unplaced">
                  <button type="button" className="dz-chip-field" onClick={() => actions.select(field.key)}>{labelOf(field)}</button>
                  <Button size="small" type="link" onClick={() => actions.place(field.key)}>{t("canvas.show")}</Button>
                </span>
              ))}
            </div>
          </details>
        ) : null}
      </footer>
    </div>
  );
}

function SectionGrid({ form, section, selected, slot, bad, phone, actions }: Omit<Props, "form"> & { form: FormDocument; section: Section }) {
  const end: Place = { section: section.id, index: section.items.length };
  const here = slot && "section" in slot && slot.section === section.id ? slot.index : undefined;
  const columns = phone ? 1 : Math.max(1, Math.min(section.columns ?? 3, 4));
  return (
    <div className="dz-grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {section.items.map((item, index) => {
        const field = item.field ? findField(form, item.field) : undefined;
        const place: Place = { section: section.id, index };
        if (!field && isElement(item)) {
          const path = ITEM + item.id;
          return (
            <Fragment key={item.id}>
              {here === index ? <Slot place={place} /> : null}
              <div style={{ gridColumn: "1 / -1" }}><ElementCard item={item} path={path} selected={selected === path} actions={actions} place={place} after={{ section: section.id, index: index + 1 }} /></div>
            </Fragment>
          );
        }
        if (!field) return null;
        const props = { field, path: field.key, selected: selected === field.key, bad: bad.has(field.key), actions, place, after: { section: section.id, index: index + 1 } };
        const span = Math.min(columns, item.span ?? (field.type === "subtable" ? columns : field.type === "textarea" || field.type === "address" ? Math.min(2, columns) : 1));
        return (
          <Fragment key={item.id}>
            {here === index ? <Slot place={place} /> : null}
            <div style={{ gridColumn: `span ${span}` }}>
              {field.type === "subtable" ? <SubtableCard {...props} chosen={selected} slot={slot} badColumns={bad} /> : <FieldCard {...props} />}
            </div>
          </Fragment>
        );
      })}
      {here === section.items.length ? <Slot place={end} /> : <Tail place={end} empty={section.items.length === 0} />}
    </div>
  );
}

export function Slot({ place, column = false }: { place: Place; column?: boolean }) {
  const { t } = useTranslation("designers");
  const { setNodeRef } = useDroppable({ id: `slot:${JSON.stringify(place)}`, data: { place } });
  return <div ref={setNodeRef} className={column ? "dz-slot dz-slot-column" : "dz-slot"}>{t("canvas.dropHere")}</div>;
}

function Tail({ place, empty }: { place: Place; empty: boolean }) {
  const { t } = useTranslation("designers");
  const { setNodeRef } = useDroppable({ id: `tail:${JSON.stringify(place)}`, data: { place } });
  return <div ref={setNodeRef} className={empty ? "dz-tail dz-tail-empty" : "dz-tail"}>{empty ? t("canvas.empty") : null}</div>;
}
