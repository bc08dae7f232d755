/** One desk, part by part, in the order in which the work goes. */
import { Button, Checkbox, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { deskCommands as commands } from "@/commands/desk";
import { newId } from "@/document/identity";
import type { DeskDocument, Field, FormDocument } from "@/document/types";
import { TemplateInput } from "../actions/template-input";
import { ConditionEditor } from "../condition/condition-editor";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { CountInput } from "../properties/count-input";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import { labelOf, valueTypeOf } from "../words/field-choice";
import { vocabulary } from "../words/vocabulary";
import { askedBy, ThenSelect } from "./then-select";

const CHARACTERS = ["any", "digits", "letters_digits"] as const;

const choice = (field: Field) => ({ value: field.key, label: labelOf(field, field.key) });

function Part({ title, hint, at, children }: { title: string; hint?: string; at: string; children: ReactNode }) {
  return <Told at={at}><section className="dk-part" aria-label={title}><header><h2>{title}</h2>{hint ? <span className="dz-hint">{hint}</span> : null}</header>{children}</section></Told>;
}

export function DeskParts({ app, store, form, others }: { app: string; store: DraftStore<DeskDocument>; form: FormDocument; others: Record<string, FormDocument> }) {
  const { t } = useTranslation("designers");
  const desk = useDraft(store, (draft) => draft.history.present);
  const version = useDraft(store, (draft) => draft.version);
  const run = store.getState().run;
  const words = vocabulary(form, {}, others);
  const single = form.fields.filter((field) => field.type !== "subtable");
  const tables = form.fields.filter((field) => field.type === "subtable");
  const table = tables.find((field) => field.key === desk.show?.lines?.table);
  const asked = askedBy(form, desk.then);
  const many = (label: string, value: string[] | undefined, fields: Field[], most: number, set: (value: string[]) => void, named = true) => (
    <label>{named ? <span>{label}</span> : null}<Select mode="multiple" maxCount={most} showSearch={{ optionFilterProp: "label" }} aria-label={label} value={value ?? []} options={fields.map(choice)} onChange={set} /></label>
  );
  return (
    <main className="dk-main">
      {version !== null ? <a className="dk-open" href={`/apps/${app}/desks/${desk.key}`} target="_blank" rel="noreferrer">{t("desk.open")}</a> : null}
      <section className="dk-part"><Told at="name"><TextField label={t("desk.name")} value={desk.name} onChange={(name) => name && run(commands.set({ name }))} /></Told></section>
      <Part at="find" title={t("desk.find")}>{many(t("desk.find"), desk.find.fields, single.filter((field) => field.type === "text" || field.type === "autonumber"), 4, (fields) => run(commands.set({ find: { fields } })), false)}</Part>
      <Part at="filter" title={t("desk.filter")} hint={t("desk.filterHint")}><ConditionEditor value={desk.filter ?? ""} words={words} label={t("desk.filter")} onChange={(filter) => run(commands.set({ filter: filter || undefined }))} /></Part>
      <Part at="queue" title={t("desk.queue")}>
        <label><span>{t("desk.deadline")}</span><Select allowClear aria-label={t("desk.deadline")} placeholder={t("desk.none2")} value={desk.queue?.deadline ?? null} options={single.filter((field) => valueTypeOf(field) === "date" || field.type === "lookup").map(choice)}
          onChange={(deadline: string | null) => run(commands.set({ queue: { ...desk.queue, deadline: deadline ?? undefined, sort: deadline ? [{ field: deadline }] : desk.queue?.sort } }))} /></label>
        {many(t("desk.columns"), desk.queue?.columns, single, 3, (columns) => run(commands.set({ queue: { ...desk.queue, columns } })))}
      </Part>
      <Part at="show" title={t("desk.show")}>
        {many(t("desk.show"), desk.show?.fields, single, 9, (fields) => run(commands.set({ show: { ...desk.show, fields } })), false)}
        {tables.length ? <label><span>{t("desk.lines")}</span><Select allowClear aria-label={t("desk.lines")} placeholder={t("desk.none2")} value={desk.show?.lines?.table ?? null} options={tables.map(choice)}
          onChange={(key: string | null) => run(commands.set({ show: { ...desk.show, lines: key ? { table: key, columns: (tables.find((each) => each.key === key)?.fields ?? []).slice(0, 3).map((each) => each.key) } : undefined } }))} /></label> : null}
        {table ? many(t("desk.lineColumns"), desk.show?.lines?.columns, table.fields ?? [], 6, (columns) => columns.length && run(commands.set({ show: { ...desk.show, lines: { table: table.key, columns } } }))) : null}
      </Part>
      <Told at="undo"><Part at="then" title={t("desk.then")}>
        <ThenSelect form={form} label={t("desk.then")} value={desk.then} onChange={(then) => then && run(commands.set({ then }))} />
        <label><span>{t("desk.undo")}</span><ThenSelect form={form} label={t("desk.undo")} placeholder={t("desk.noUndo")} value={desk.undo} onChange={(undo) => run(commands.set({ undo }))} /></label>
      </Part></Told>
      <Part at="steps" title={t("desk.steps")} hint={t("desk.stepsHint")}>
        {(desk.steps ?? []).map((step) => (
          <div key={step.id} className="dk-row">
            <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("desk.steps")} value={step.field} options={form.fields.filter((field) => asked.includes(field.key)).map(choice)} onChange={(field) => run(commands.setStep(step.id, { field }))} />
            <Select aria-label={t("desk.characters")} value={step.characters ?? "any"} options={CHARACTERS.map((value) => ({ value, label: t(`desk.${value}`) }))} onChange={(characters) => run(commands.setStep(step.id, { characters }))} />
            <CountInput small label={t("desk.least")} placeholder={t("desk.least")} min={1} max={100} value={step.least} onChange={(least) => run(commands.setStep(step.id, { least }))} />
            <CountInput small label={t("desk.most")} placeholder={t("desk.most")} min={1} max={100} value={step.most} onChange={(most) => run(commands.setStep(step.id, { most }))} />
            <Button type="text" size="small" aria-label={t("desk.remove")} icon={<Trash2 size={14} />} onClick={() => run(commands.set({ steps: desk.steps?.filter((each) => each.id !== step.id) }))} />
          </div>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} disabled={asked.length === 0} onClick={() => run(commands.set({ steps: [...(desk.steps ?? []), { id: newId(), field: asked.find((key) => !desk.steps?.some((each) => each.field === key)) ?? asked[0] ?? "" }] }))}>{t("desk.addStep")}</Button>
      </Part>
      <Part at="alerts" title={t("desk.alerts")}>
        {(desk.alerts ?? []).map((alert) => (
          <div key={alert.id} className="dk-alert">
            <ConditionEditor value={alert.when} words={words} label={t("desk.when")} onChange={(when) => when && run(commands.setAlert(alert.id, { when }))} />
            <TemplateInput label={t("desk.title")} value={alert.name} words={words} onChange={(name) => run(commands.setAlert(alert.id, { name }))} />
            <TemplateInput label={t("desk.text")} value={alert.text} words={words} onChange={(text) => run(commands.setAlert(alert.id, { text: text.zh || text.en ? text : undefined }))} />
            <div className="dz-row">
              <Checkbox checked={alert.refuse !== false} onChange={(event) => run(commands.setAlert(alert.id, { refuse: event.target.checked ? undefined : false, tone: event.target.checked ? "danger" : "warning" }))}>{t("desk.refuse")}</Checkbox>
              <span className="dz-grow" /><Button type="text" size="small" aria-label={t("desk.remove")} icon={<Trash2 size={14} />} onClick={() => run(commands.set({ alerts: desk.alerts?.filter((each) => each.id !== alert.id) }))} />
            </div>
          </div>
        ))}
        <Button type="link" size="small" icon={<Plus size={14} />} onClick={() => run(commands.set({ alerts: [...(desk.alerts ?? []), { id: newId(), when: "FALSE", name: { zh: "不要继续", en: "Stop" } }] }))}>{t("desk.addAlert")}</Button>
      </Part>
    </main>
  );
}
