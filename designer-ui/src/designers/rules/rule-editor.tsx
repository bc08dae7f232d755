/** One rule as a sentence with blanks: 当 … 如果 … 就 …. */
import { Switch } from "antd";
import Input from "antd/es/input/Input";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { ruleCommands as commands } from "@/commands/rule";
import type { Action, FormDocument, RuleDocument } from "@/document/types";
import { kindsQuery } from "../api/kinds";
import { useNames } from "../api/people";
import { ActionList } from "../actions/action-list";
import { ConditionEditor } from "../condition/condition-editor";
import { ConstantValue } from "../condition/constant-value";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { DraftProblems } from "../problems/draft-problems";
import { ProblemsOf, Told } from "../problems/told";
import { withCircumstances } from "../words/action-vocabulary";
import { vocabulary } from "../words/vocabulary";
import { VersionTag } from "../workspace/workspace-bar";
import { fitsBefore } from "./phases";
import { RuleTiming } from "./rule-timing";
import { ruleSentence } from "./rule-words";
import { TriggerEditor } from "./trigger-editor";

interface Props {
  app: string;
  store: DraftStore<RuleDocument>;
  form: FormDocument;
  others: Record<string, FormDocument>;
  menu: ReactNode;
}

export function RuleEditor({ app, store, form, others, menu }: Props) {
  const { t, i18n } = useTranslation("designers");
  const rule = useDraft(store, (draft) => draft.history.present);
  const kinds = useQuery(kindsQuery).data;
  const names = useNames(app, form, others);
  const words = withCircumstances(vocabulary(form, rule.constants, others), t, false);
  const run = store.getState().run;
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  const constants = Object.entries(rule.constants ?? {});
  const enabled = rule.enabled !== false;
  // Another record cannot be touched before this one is saved: the rule then runs with the save.
  const setActions = (actions: Action[]) => run(commands.setRule({ actions, ...(rule.phase === "before" && !fitsBefore(actions) ? { phase: "after" } : {}) }));
  return (
    <ProblemsOf store={store}><div className="rl-middle">
      <div className="rl-main">
        <header className="dz-row rl-head">
          <Told at="name"><Input variant="borderless" className="rl-name" aria-label={t("rule.name")} placeholder={t("rule.name")} maxLength={1000} value={rule.name[language] ?? rule.name.zh} onChange={(event) => run(commands.setRule({ name: { ...rule.name, [language]: event.target.value } }))} /></Told>
          <VersionTag store={store} />
          <span className="dz-grow" />
          <span className="dz-hint">{t(enabled ? "rule.on" : "rule.off")}</span>
          <Switch size="small" aria-label={t("rule.enabled")} checked={enabled} onChange={(on) => run(commands.setRule({ enabled: on ? undefined : false }))} />
          {menu}
        </header>
        <section className="rl-sentence">
          <span className="rl-word">{t("rule.when")}</span>
          <Told at="trigger"><TriggerEditor rule={rule} store={store} form={form} kinds={kinds?.triggers ?? []} /></Told>
          <span className="rl-word">{t("rule.if")}</span>
          <div className="rl-part rl-if">
            <Told at="when"><ConditionEditor key={rule.key} value={rule.when ?? ""} words={words} label={t("rule.if")} onChange={(when) => run(commands.setRule({ when: when || undefined }))} onConstant={(key, value) => run(commands.setConstant(key, { value }))} /></Told>
            {rule.when ? null : <p className="dz-hint">{t("rule.noCondition")}</p>}
          </div>
          <span className="rl-word rl-then">{t("rule.then")}</span>
          <div className="rl-part">
            <ActionList actions={rule.actions} names={names} words={words} kinds={kinds} onConstant={(key, value) => run(commands.setConstant(key, { value }))} onChange={setActions} />
          </div>
        </section>
        {constants.length ? (
          <section className="rl-card">
            <h2>{t("rule.constants")}</h2>
            {constants.map(([key, constant]) => (
              <label key={key} className="rl-constant">
                <span>{say(constant.name)}</span>
                <ConstantValue constant={constant} onChange={(value) => run(commands.setConstant(key, { value }))} />
              </label>
            ))}
          </section>
        ) : null}
        <section className="rl-card rl-read"><span className="dz-hint">{t("rule.readAs")}</span><p>{ruleSentence(rule, names, words, t)}</p></section>
        <RuleTiming rule={rule} store={store} />
      </div>
      <DraftProblems app={app} store={store} placeOf={(problem) => t(placeOf(problem.path))} />
    </div></ProblemsOf>
  );
}

function placeOf(path: string): "rule.when" | "rule.if" | "rule.then" | "tab.rules" {
  const [, part] = path.split("/");
  return part === "trigger" ? "rule.when" : part === "when" ? "rule.if" : part === "actions" ? "rule.then" : "tab.rules";
}
