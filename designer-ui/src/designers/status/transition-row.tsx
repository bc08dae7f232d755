/** One transition: a line that says where it leads, and below it everything about it. */
import { Button, Select } from "antd";
import { ChevronDown, ChevronRight, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Field, FormDocument, Transition } from "@/document/types";
import { say } from "@/i18n";
import { Told, useShown, useWrong } from "../problems/told";
import { Conditional } from "../properties/conditional";
import { TextField } from "../properties/text-field";
import { labelOf } from "../words/field-choice";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  form: FormDocument;
  field: Field;
  transition: Transition;
  words: Vocabulary;
  onChange: (changes: Partial<Transition>) => void;
  onRemove: () => void;
}

const COMPUTED = new Set(["formula", "lookup", "rollup", "autonumber", "status"]);

export function TransitionRow({ form, field, transition, words, onChange, onRemove }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(false);
  const states = (field.states ?? []).map((state) => ({ value: state.key, label: say(state.name) }));
  const nameOf = (key: string) => states.find((state) => state.value === key)?.label ?? t("status.gone");
  const asked = form.fields.filter((each) => !COMPUTED.has(each.type) || transition.ask?.includes(each.key)).map((each) => ({ value: each.key, label: labelOf(each) }));
  const backs = (field.transitions ?? []).filter((each) => each.key === transition.undo || (!each.by && !each.ask?.length && each.from.includes(transition.to) && transition.from.includes(each.to)));
  const wrong = useWrong("").length > 0;
  const shown = useShown("");
  useEffect(() => {
    if (shown) setOpen(true);
  }, [shown]);
  const title = say(transition.name) || nameOf(transition.to);
  return (
    <div className="st-item" data-wrong={wrong}>
      <button type="button" className="st-head" aria-expanded={open} aria-label={title} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        <span>{title}</span>
        <span className="st-way">{transition.from.map(nameOf).join(t("condition.listJoin"))} → {nameOf(transition.to)}</span>
      </button>
      {open ? (
        <div className="st-body">
          <Told at="name"><TextField label={t("prop.name")} optional value={transition.name} onChange={(name) => onChange({ name })} /></Told>
          <Told at="from"><div className="dz-prop">
            <span>{t("status.from")}</span>
            <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" aria-label={t("status.from")} value={transition.from} options={states} onChange={(from: string[]) => from.length && onChange({ from })} />
          </div></Told>
          <Told at="to"><div className="dz-prop">
            <span>{t("status.to")}</span>
            <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("status.to")} value={transition.to} options={states} onChange={(to: string) => onChange({ to })} />
          </div></Told>
          <div className="dz-prop">
            <span>{t("status.by")}</span>
            <Select aria-label={t("status.by")} value={transition.by ?? "person"} options={(["person", "flow", "rule"] as const).map((each) => ({ value: each, label: t(`status.who.${each}`) }))}
              onChange={(by: "person" | "flow" | "rule") => onChange({ by: by === "person" ? undefined : by })} />
          </div>
          <Told at="guard"><Conditional label={t("status.guard")} value={transition.guard} absent="TRUE" words={words} labels={{ always: t("status.free"), never: t("prop.never") }} onChange={(guard) => onChange({ guard })} /></Told>
          {transition.guard ? <TextField label={t("status.guardMessage")} optional value={transition.guard_message} onChange={(guard_message) => onChange({ guard_message })} /> : null}
          <Told at="ask"><div className="dz-prop">
            <span>{t("status.ask")}</span>
            <Select mode="multiple" aria-label={t("status.ask")} placeholder={t("status.askNothing")} value={transition.ask ?? []} showSearch={{ optionFilterProp: "label" }} options={asked} onChange={(ask: string[]) => onChange({ ask: ask.length ? ask : undefined })} />
          </div></Told>
          {backs.length ? (
            <Told at="undo"><div className="dz-prop">
              <span>{t("status.undo")}</span>
              <Select aria-label={t("status.undo")} value={transition.undo} allowClear placeholder={t("status.undoNone")} options={backs.map((each) => ({ value: each.key, label: say(each.name) || nameOf(each.to) }))} onChange={(undo?: string) => onChange({ undo })} />
            </div></Told>
          ) : null}
          <Button size="small" danger icon={<Trash2 size={14} />} onClick={onRemove}>{t("status.removeTransition")}</Button>
        </div>
      ) : null}
    </div>
  );
}
