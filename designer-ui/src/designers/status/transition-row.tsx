/** One transition: a line that says where it leads, and below it everything about it. */
import { Button, Select } from "antd";
import { ChevronDown, ChevronRight, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Field, FormDocument, Transition } from "@/document/types";
import { say } from "@/i18n";
import { Conditional } from "../properties/conditional";
import { TextField } from "../properties/text-field";
import { labelOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  form: FormDocument;
  field: Field;
  transition: Transition;
  words: Vocabulary;
  errorOf: (part: string) => string | undefined;
  onChange: (changes: Partial<Transition>) => void;
  onRemove: () => void;
}

const COMPUTED = new Set(["formula", "lookup", "rollup", "autonumber", "status"]);

export function TransitionRow({ form, field, transition, words, errorOf, onChange, onRemove }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(false);
  const states = (field.states ?? []).map((state) => ({ value: state.key, label: say(state.name) }));
  const nameOf = (key: string) => states.find((state) => state.value === key)?.label ?? t("status.gone");
  const asked = form.fields.filter((each) => !COMPUTED.has(each.type) || transition.ask?.includes(each.key)).map((each) => ({ value: each.key, label: labelOf(each) }));
  const backs = (field.transitions ?? []).filter((each) => each.key === transition.undo || (!each.by && !each.ask?.length && each.from.includes(transition.to) && transition.from.includes(each.to)));
  const wrong = ["from", "to", "guard", "ask", "key", "undo"].map(errorOf).find(Boolean);
  const title = say(transition.name) || nameOf(transition.to);
  return (
    <div className="st-item" data-wrong={wrong !== undefined}>
      <button type="button" className="st-head" aria-expanded={open} aria-label={title} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        <span>{title}</span>
        <span className="st-way">{transition.from.map(nameOf).join(t("condition.listJoin"))} → {nameOf(transition.to)}</span>
      </button>
      {open ? (
        <div className="st-body">
          <TextField label={t("prop.name")} optional value={transition.name} onChange={(name) => onChange({ name })} />
          <div className="dz-prop">
            <span>{t("status.from")}</span>
            <Select mode="multiple" aria-label={t("status.from")} value={transition.from} status={errorOf("from") || transition.from.length === 0 ? "error" : undefined} options={states} onChange={(from: string[]) => from.length && onChange({ from })} />
          </div>
          <div className="dz-prop">
            <span>{t("status.to")}</span>
            <Select aria-label={t("status.to")} value={transition.to} status={errorOf("to") ? "error" : undefined} options={states} onChange={(to: string) => onChange({ to })} />
          </div>
          <div className="dz-prop">
            <span>{t("status.by")}</span>
            <Select aria-label={t("status.by")} value={transition.by ?? "person"} options={(["person", "flow", "rule"] as const).map((each) => ({ value: each, label: t(`status.who.${each}`) }))}
              onChange={(by: "person" | "flow" | "rule") => onChange({ by: by === "person" ? undefined : by })} />
          </div>
          <Conditional label={t("status.guard")} value={transition.guard} absent="TRUE" words={words} labels={{ always: t("status.free"), never: t("prop.never") }} error={errorOf("guard")} onChange={(guard) => onChange({ guard })} />
          {transition.guard ? <TextField label={t("status.guardMessage")} optional value={transition.guard_message} onChange={(guard_message) => onChange({ guard_message })} /> : null}
          <div className="dz-prop">
            <span>{t("status.ask")}</span>
            <Select mode="multiple" aria-label={t("status.ask")} placeholder={t("status.askNothing")} value={transition.ask ?? []} status={errorOf("ask") ? "error" : undefined} showSearch={{ optionFilterProp: "label" }} options={asked} onChange={(ask: string[]) => onChange({ ask: ask.length ? ask : undefined })} />
          </div>
          {backs.length ? (
            <div className="dz-prop">
              <span>{t("status.undo")}</span>
              <Select aria-label={t("status.undo")} value={transition.undo} allowClear placeholder={t("status.undoNone")} status={errorOf("undo") ? "error" : undefined} options={backs.map((each) => ({ value: each.key, label: say(each.name) || nameOf(each.to) }))} onChange={(undo?: string) => onChange({ undo })} />
            </div>
          ) : null}
          {wrong ? <p className="dz-error" role="alert">{wrong}</p> : null}
          <Button size="small" danger icon={<Trash2 size={14} />} onClick={onRemove}>{t("status.removeTransition")}</Button>
        </div>
      ) : null}
    </div>
  );
}
