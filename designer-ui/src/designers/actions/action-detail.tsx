/** One action, part by part: which parts there are says the kind, each part has its editor. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Action, FormDocument, Options, Text } from "@/document/types";
import { patched } from "@/document/list";
import { AssigneeEditor } from "../flow/assignee-editor";
import { transitionName } from "../flow/node-words";
import { aroundWords, targetWords } from "../words/action-vocabulary";
import { labelOf } from "../words/field-choice";
import { ConditionPart } from "./condition-part";
import { DigestPart } from "./digest-part";
import { transitionsOf } from "./fresh-action";
import type { ActionSite } from "./site";
import { LinesPart } from "./lines-part";
import { targetOf } from "./site";
import { TakingPart } from "./taking-part";
import { ExistingPart } from "./existing-part";
import { TargetPart } from "./target-part";
import { TemplateInput } from "./template-input";
import { ValueRows } from "./value-rows";

interface Props extends ActionSite {
  action: Action;
  onChange: (action: Action) => void;
}

export function ActionDetail({ action, names, words, kinds, onConstant, onChange }: Props) {
  const { t } = useTranslation("designers");
  const parts = kinds?.actions.find((kind) => kind.key === action.kind)?.schema?.properties ?? {};
  const target = targetOf(action, names);
  const line = typeof action.for_each === "string" ? action.for_each : undefined;
  const around = aroundWords(words, names.form, line, names.others, t);
  const over = target ? targetWords(words, names.form, target, line, names.others, t) : words;
  const set = (changes: Partial<Action>) => onChange(patched(action, changes));
  const form = target ?? names.form;
  const records = t("action.someOf", { form: say(target?.name) });
  if (action.kind === "lines") return <div className="dz-action-detail"><LinesPart action={action} form={names.form} words={around} onConstant={onConstant} onChange={onChange} /></div>;
  return (
    <div className="dz-action-detail">
      {parts.form ? <TargetPart action={action} names={names} words={words} onChange={onChange} /> : null}
      {parts.match && target ? <ValueRows title={t("action.match", { form: say(target.name) })} purpose="match" values={valuesOf(action.match)} form={target} words={around} grouped={false} onChange={(match) => set({ match })} /> : null}
      {parts.where && target && (action.kind !== "create" || line !== undefined) ? <ConditionPart title={action.kind === "create" ? t("action.linesWhere") : t("action.where", { form: say(target.name) })} add={t("action.addWhere")} value={action.where as string | undefined} words={action.kind === "create" ? around : over} onConstant={onConstant} onChange={(where) => set({ where })} /> : null}
      {parts.transition ? <TransitionPart form={form} value={String(action.transition ?? "")} onChange={(transition) => set({ transition })} /> : null}
      {parts.set ? (
        <ValueRows title={action.kind === "create" ? t("action.fill") : action.kind === "transition" ? t("action.setAlong") : target ? t("action.change", { records }) : t("action.setTitle")} purpose={action.kind === "create" ? "create" : "set"}
          values={valuesOf(action.set)} form={form} words={action.kind === "create" ? around : over} grouped={action.kind !== "create" && line !== undefined} optional={action.kind === "transition"}
          onChange={(values) => set({ set: action.kind === "transition" && Object.keys(values).length === 0 ? undefined : values })} />
      ) : null}
      {parts.require && target ? <ConditionPart title={t("action.require")} add={t("action.addRequire")} hint={t("action.requireHint")} value={action.require as string | undefined} words={over} onConstant={onConstant} onChange={(require) => set({ require })} /> : null}
      {parts.sort && target && !target.key.includes(".") ? <TakingPart action={action} form={target} onChange={set} /> : null}
      {parts.existing && target && line === undefined ? <ExistingPart action={action} target={target} around={around} onChange={set} /> : null}
      {parts.to ? <AssigneeEditor label={t("action.who")} kinds={kinds?.assignees ?? []} names={names} value={action.to as Options | undefined} onChange={(to) => set({ to })} /> : null}
      {parts.text ? <TemplateInput label={t("action.text")} value={action.text as Text | undefined} words={words} onChange={(text) => set({ text })} /> : null}
      {parts.digest ? <DigestPart value={action.digest as { n: number; unit: string } | undefined} onChange={(digest) => set({ digest })} /> : null}
      {parts.message && (!parts.require || action.require) ? <TemplateInput label={t("action.message")} value={action.message as Text | undefined} words={words} onChange={(message) => set({ message })} /> : null}
      {parts.field ? <PlacePart form={names.form} value={action.field as string | undefined} onChange={(field) => set({ field })} /> : null}
    </div>
  );
}

function TransitionPart({ form, value, onChange }: { form: FormDocument | undefined; value: string; onChange: (key: string) => void }) {
  const { t } = useTranslation("designers");
  const owner = (key: string) => form?.fields.find((field) => ((field.transitions ?? []) as { key: string }[]).some((each) => each.key === key));
  const options = transitionsOf(form).map((key) => ({ value: key, label: `${transitionName(form, key)} · ${labelOf(owner(key))}` }));
  return (
    <label className="fl-block">
      <span>{t("action.which")}</span>
      <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("action.which")} placeholder={t("action.noTransition")} value={value || undefined} options={options} onChange={onChange} />
    </label>
  );
}

/** At which field the person reads the message; else it stands above the form. */
function PlacePart({ form, value, onChange }: { form: FormDocument | undefined; value: string | undefined; onChange: (field: string | undefined) => void }) {
  const { t } = useTranslation("designers");
  return (
    <label className="fl-block">
      <span>{t("action.place")}</span>
      <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("action.place")} placeholder={t("action.placeForm")} value={value} options={(form?.fields ?? []).map((field) => ({ value: field.key, label: labelOf(field) }))} onChange={(field: string | undefined) => onChange(field)} />
    </label>
  );
}

function valuesOf(value: unknown): Record<string, string> {
  return (value as Record<string, string> | undefined) ?? {};
}
