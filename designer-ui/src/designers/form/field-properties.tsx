/** Everything about the selected field, as much as possible from what its kind says of itself. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { formCommands as commands } from "@/commands/form";
import type { Field, FormDocument, Option } from "@/document/types";
import { kindOf } from "@/kinds/registry";
import type { Use } from "../api/documents";
import type { KindInfo } from "../api/kinds";
import { FormulaInput } from "../condition/formula-input";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { iconOf } from "../icons";
import { Conditional } from "../properties/conditional";
import { OptionsEditor } from "../properties/options-editor";
import { SchemaProperties } from "../properties/schema-properties";
import { TextField } from "../properties/text-field";
import { useRemoval } from "../removal/use-removal";
import { Uses } from "../properties/uses";
import { Told } from "../problems/told";
import { namesAlong } from "../words/names-along";
import { vocabulary } from "../words/vocabulary";
import { sayCondition } from "../words/say-condition";
import { lineVocabulary } from "../words/line-vocabulary";
import { StatusEditor } from "../status/status-editor";
import { withActor } from "../words/with-actor";
import { BesideFields } from "./beside-fields";
import { CopyFrom } from "./copy-from";
import { TargetField } from "./target-field";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  form: FormDocument;
  path: string;
  field: Field;
  kind: KindInfo | undefined;
  others: Record<string, FormDocument>;
}

const OWN_EDITOR = new Set(["key", "type", "name", "help", "required", "visible", "readonly", "set_by", "default", "copy_from", "check", "options", "states", "transitions", "initial", "fields", "expr", "result", "to", "filter", "path", "show"]);
/** Kinds whose value nobody types: it is computed, counted, or moved by transitions. */
const GIVEN = new Set(["formula", "lookup", "rollup", "autonumber", "status"]);

export function FieldProperties({ app, store, form, path, field, kind, others }: Props) {
  const { t } = useTranslation("designers");
  const column = path.includes(".");
  const words = column ? lineVocabulary(form, path.split(".")[0] ?? "", others) : vocabulary(form, {}, others);
  const set = (changes: Partial<Field>) => store.getState().run(commands.setField(path, changes));
  const Icon = iconOf(field.type);
  const view = form.views?.[0];
  const known = vocabulary(form, {}, others);
  const sayUse = (use: Use) => {
    const there = use.kind === "form" ? { ...others, [form.key]: form }[use.key] : undefined;
    return (there && namesAlong(there, use.path)) || (use.text === path ? "" : sayCondition(use.text, known, t));
  };
  const removal = useRemoval(app, store);
  const kept = useDraft(store, (draft) => draft.save === "clean" || draft.save === "saved");
  const listed = view?.columns?.some((each) => each.field === path) ?? false;
  return (
    <>
      <Told at="" exact>
        <div className="dz-props-head">
          <Icon size={16} aria-hidden />
          <h2>{say(field.name)}</h2>
          <span className="dz-hint">{say(kind?.name)}</span>
        </div>
      </Told>
      <Told at="name"><TextField label={t("prop.name")} value={field.name} onChange={(name) => set({ name })} /></Told>
      <Told at="help"><TextField label={t("prop.hint")} optional value={field.help} onChange={(help) => set({ help })} /></Told>
      {typeof field.to === "string" || field.type === "reference" ? <TargetField field={field} others={others} onChange={set} /> : null}
      {field.type === "address" ? <BesideFields field={field} fields={column ? form.fields.find((one) => one.key === path.split(".")[0])?.fields ?? [] : form.fields} onChange={set} /> : null}
      <SchemaProperties schema={kind?.schema} value={field} skip={OWN_EDITOR} onChange={set} />
      {field.options ? (
        <Told at="options" exact>
        <div className="dz-prop dz-prop-tall">
          <span>{t("option.title")}</span>
          <OptionsEditor options={field.options} onChange={(options: Option[]) => set({ options })} onRemove={(option) => removal.option(path, option)}
            onRetire={(option, retired) => store.getState().run(commands.retireOption(path, option.key, retired))} />
        </div>
        </Told>
      ) : null}
      {field.type === "status" ? <StatusEditor store={store} removal={removal} form={form} field={field} words={withActor(words, t("permissions.actor"))} /> : null}
      {field.expr !== undefined ? (
        <Told at="expr">
          <div className="dz-prop dz-prop-tall">
            <span>{t("prop.formula")}</span>
            <FormulaInput label={t("prop.formula")} value={String(field.expr)} words={words} onChange={(expr) => set({ expr })} />
          </div>
        </Told>
      ) : null}
      {field.type === "lookup" ? (
        <Told at="path"><div className="dz-prop">
          <span>{t("prop.lookup")}</span>
          <Select aria-label={t("prop.lookup")} value={field.path as string} showSearch={{ optionFilterProp: "label" }}
            options={[...words.fields.values()].filter((each) => each.path.includes(".") && each.type !== "subtable").map((each) => ({ value: each.path, label: each.label }))} onChange={(next: string) => set({ path: next })} />
        </div></Told>
      ) : null}
      {GIVEN.has(field.type) ? null : (
        <>
          <Told at="default"><div className="dz-prop dz-prop-tall">
            <span>{t("prop.default")}</span>
            <FormulaInput options={field.options} label={t("prop.default")} value={field.default ?? ""} words={words} placeholder={t("prop.noDefault")} onChange={(next) => set({ default: next || undefined })} />
          </div></Told>
          {column || !kindOf(field).sealed ? null : <CopyFrom field={field} form={form} others={others} onChange={set} />}
          <hr />
          <Told at="required"><Conditional label={t("prop.required")} value={field.required} absent="FALSE" words={words} labels={{ always: t("prop.always"), never: t("prop.optional") }} onChange={(required) => set({ required })} /></Told>
          <Told at="readonly"><Conditional label={t("prop.readonly")} value={field.readonly} absent="FALSE" words={words} labels={{ always: t("prop.always"), never: t("prop.editable") }} onChange={(readonly) => set({ readonly })} /></Told>
          {column ? null : (
            <Told at="set_by"><label className="dz-check">
              <input type="checkbox" checked={field.set_by === "system"} onChange={(event) => set({ set_by: event.target.checked ? "system" : undefined })} />
              {t("prop.setBySystem")}
            </label></Told>
          )}
        </>
      )}
      <Told at="visible"><Conditional label={t("prop.visible")} value={field.visible} absent="TRUE" words={words} labels={{ always: t("prop.shown"), never: t("prop.hidden") }} onChange={(visible) => set({ visible })} /></Told>
      {column || !view ? null : (
        <label className="dz-check">
          <input type="checkbox" checked={listed} onChange={(event) => store.getState().run(event.target.checked ? commands.showColumn(view.key, path) : commands.hideColumn(view.key, path))} />
          {t("prop.inList")}
        </label>
      )}
      <hr />
      {removal.dialog}
      <Uses say={sayUse} app={app} kind="form" documentKey={form.key} path={path} kept={kept} />
    </>
  );
}
