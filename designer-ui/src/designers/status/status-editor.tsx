/** The states of a status field and the transitions between them. What something else refers to cannot be removed. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import "./status.css";

import { formCommands as commands } from "@/commands/form";
import { newTransitionKey } from "@/document/form/transitions";
import { newKey } from "@/document/identity";
import type { Field, FormDocument } from "@/document/types";
import { say } from "@/i18n";
import type { DraftStore } from "../draft/store";
import { ConditionEditor } from "../condition/condition-editor";
import { At, Told } from "../problems/told";
import type { Removing } from "../removal/use-removal";
import { OptionRow } from "../properties/option-row";
import { freshName } from "../words/fresh-name";
import type { Vocabulary } from "../words/vocabulary";
import { StatePlace } from "./state-place";
import { TransitionRow } from "./transition-row";

interface Props {
  store: DraftStore<FormDocument>;
  form: FormDocument;
  field: Field;
  words: Vocabulary;
  removal: Removing;
}

export function StatusEditor({ store, form, field, words, removal }: Props) {
  const { t } = useTranslation("designers");
  const { run } = store.getState();
  const [fresh, setFresh] = useState<string>();
  const states = field.states ?? [];
  const transitions = field.transitions ?? [];
  const addState = () => {
    const key = newKey(states.map((each) => each.key));
    setFresh(key);
    run(commands.addState(field.key, { key, name: freshName({ zh: "新状态", en: "New state" }, states.map((each) => each.name)), color: "neutral" }));
  };
  const addTransition = () => {
    const [from, to] = [states[0]?.key ?? "", states.at(-1)?.key ?? ""];
    run(commands.addTransition(field.key, { key: newTransitionKey(form), name: freshName({ zh: "新流转", en: "New transition" }, transitions.map((each) => each.name)), from: [from], to }));
  };
  return (
    <>
      <div className="dz-prop dz-prop-tall">
        <span>{t("status.states")}</span>
        <div className="dz-options" role="group" aria-label={t("status.states")}>
          {states.map((state, index) => (
            <Told key={state.key} at={`states/${index}`}><OptionRow option={state} fresh={state.key === fresh} label={t("status.name", { n: index + 1 })} first={index === 0} last={index === states.length - 1} removeLabel={t("status.remove", { name: say(state.name) })} removable={states.length > 1}
              more={<StatePlace state={state} states={states} onChange={(changes) => run(commands.setState(field.key, state.key, changes))} />}
              onChange={(changes) => run(commands.setState(field.key, state.key, changes))} onMove={(by) => run(commands.moveState(field.key, index, index + by))} onRemove={() => removal.state(field, state)} />
              {state.path_when ? <Told at={`states/${index}/path_when`}><p className="dz-hint">{t("status.pathWhen", { name: say(state.name) })}</p><ConditionEditor value={state.path_when === "TRUE" ? "" : state.path_when} words={words} label={t("status.pathWhen", { name: say(state.name) })} onChange={(next) => run(commands.setState(field.key, state.key, { path_when: next || "TRUE" }))} /></Told> : null}</Told>
          ))}
          <Button size="small" type="link" icon={<Plus size={14} />} onClick={addState}>{t("status.add")}</Button>
        </div>
      </div>
      <Told at="initial"><div className="dz-prop">
        <span>{t("status.initial")}</span>
        <Select aria-label={t("status.initial")} value={field.initial} options={states.map((state) => ({ value: state.key, label: say(state.name) }))} onChange={(initial: string) => run(commands.setField(field.key, { initial }))} />
      </div></Told>
      <div className="dz-prop dz-prop-tall">
        <span>{t("status.transitions")}</span>
        <div className="st-list" role="group" aria-label={t("status.transitions")}>
          {transitions.map((transition, index) => (
            <At key={transition.key} path={`transitions/${index}`}><TransitionRow form={form} field={field} transition={transition} words={words}
              onChange={(changes) => run(commands.setTransition(field.key, transition.key, changes))} onRemove={() => removal.transition(field, transition)} /></At>
          ))}
          {transitions.length === 0 ? <p className="dz-hint">{t("status.noTransitions")}</p> : null}
          <Button size="small" type="link" icon={<Plus size={14} />} onClick={addTransition}>{t("status.addTransition")}</Button>
        </div>
      </div>
      <hr />
    </>
  );
}
