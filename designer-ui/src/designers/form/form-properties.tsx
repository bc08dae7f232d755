/** Properties of a section, or of the form itself when nothing is selected. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import type { FormDocument, LayoutItem, Section } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { CountInput } from "../properties/count-input";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import { labelOf } from "../words/field-choice";

export function SectionProperties({ store, section }: { store: DraftStore<FormDocument>; section: Section }) {
  const { t } = useTranslation("designers");
  return (
    <>
      <div className="dz-props-head"><h2>{t("canvas.section")}</h2></div>
      <Told at="name"><TextField label={t("prop.name")} optional value={section.name} onChange={(name) => store.getState().run(commands.setSection(section.id, { name }))} /></Told>
      <div className="dz-prop">
        <span>{t("prop.columns")}</span>
        <CountInput label={t("prop.columns")} min={1} max={4} value={section.columns ?? 3} onChange={(columns) => store.getState().run(commands.setSection(section.id, { columns }))} />
      </div>
    </>
  );
}

/** A note has its text, a divider nothing to set. */
export function ElementProperties({ store, item }: { store: DraftStore<FormDocument>; item: LayoutItem }) {
  const { t } = useTranslation("designers");
  return (
    <>
      <div className="dz-props-head"><h2>{t(item.type === "note" ? "canvas.note" : "canvas.divider")}</h2></div>
      {item.type === "note" ? <TextField label={t("canvas.note")} value={item.text} onChange={(text) => text && store.getState().run(commands.setItem(item.id, { text }))} /> : null}
    </>
  );
}

export function FormProperties({ store, form, hint = true }: { store: DraftStore<FormDocument>; form: FormDocument; hint?: boolean }) {
  const { t } = useTranslation("designers");
  const texts = form.fields.filter((field) => ["text", "autonumber", "barcode"].includes(field.type)).map((field) => ({ value: field.key, label: labelOf(field) }));
  const tails = form.fields.filter((field) => ["phone", "id_card", "bank_account"].includes(field.type)).map((field) => ({ value: `${field.key}_tail`, label: t("form.phoneTail", { name: labelOf(field) }) }));
  const names = form.fields.filter((field) => field.type === "reference").map((field) => ({ value: field.key, label: labelOf(field) }));
  const set = (changes: Partial<FormDocument>) => store.getState().run(commands.setForm(changes));
  return (
    <>
      <div className="dz-props-head"><h2>{t("form.title")}</h2></div>
      <Told at="name"><TextField label={t("prop.name")} value={form.name} onChange={(name) => name && set({ name })} /></Told>
      <Told at="title"><div className="dz-prop">
        <span>{t("form.recordTitle")}</span>
        <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("form.recordTitle")} value={form.title} options={texts} onChange={(title: string) => set({ title })} />
      </div></Told>
      <Told at="search"><div className="dz-prop dz-prop-tall">
        <span>{t("form.search")}</span>
        <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" aria-label={t("form.search")} value={form.search ?? []} options={[...texts, ...names, ...tails]} onChange={(search: string[]) => set({ search: search.length ? search : undefined })} />
      </div></Told>
      {hint ? <p className="dz-hint">{t("form.hint")}</p> : null}
    </>
  );
}
