/** One rule as a sentence with blanks: 当 … 如果 … 就 …. */
import { Switch } from "antd";
import Input from "antd/es/input/Input";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { ruleCommands as commands } from "@/commands/rule";
import { pointerParts } from "@/document/pointer";
import type { Action, FormDocument, RuleDocument } from "@/document/types";
import { kindsQuery } from "../api/kinds";
import { useNames } from "../api/people";
import { ActionList } from "../actions/action-list";
import { ConditionEditor } from "../condition/condition-editor";
import { ConstantValue } from "../condition/constant-value";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { withCircumstances } from "../words/action-vocabulary";
import { vocabulary } from "../words/vocabulary";
import { VersionTag } from "../workspace/workspace-bar";
import { ProblemList } from "../workspace/problem-list";
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
  const problems = useDraft(store, (draft) => draft.problems);
  const kinds = useQuery(kindsQuery).data;
  const names = useNames(app, form, others);
  const words = withCircumstances(vocabulary(form, rule.constants, others), t, false);
  const run = store.getState().run;
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  const constants = Object.entries(rule.constants ?? {});
  const enabled = rule.enabled !== false;
  const errorAt = (prefix: string) => problems.find((problem) => problem.path.startsWith(prefix))?.message;
  // Another record cannot be touched before this one is saved: the rule then runs with the save.
  const setActions = (actions: Action[]) => run(commands.setRule({ actions, ...(rule.phase === "before" && !fitsBefore(actions) ? { phase: "after" } : {}) }));
  return (
    <div className="rl-middle">
      <div className="rl-main">
        <header className="dz-row rl-head">
          <Input variant="borderless" className="rl-name" aria-label={t("rule.name")} maxLength={60} value={rule.name[language] ?? rule.name.zh} onChange={(event) => run(commands.setRule({ name: { ...rule.name, [language]: event.target.value } }))} />
          <VersionTag store={store} />
          <span className="dz-grow" />
          <span className="dz-hint">{t(enabled ? "rule.on" : "rule.off")}</span>
          <Switch size="small" aria-label={t("rule.enabled")} checked={enabled} onChange={(on) => run(commands.setRule({ enabled: on ? undefined : false }))} />
          {menu}
        </header>
        <section className="rl-sentence">
          <span className="rl-word">{t("rule.when")}</span>
          <TriggerEditor rule={rule} store={store} form={form} kinds={kinds?.triggers ?? []} />
          <span className="rl-word">{t("rule.if")}</span>
          <div className="rl-part rl-if">
            <ConditionEditor key={rule.key} value={rule.when ?? ""} words={words} label={t("rule.if")} error={errorAt("/when")} onChange={(when) => run(commands.setRule({ when: when || undefined }))} onConstant={(key, value) => run(commands.setConstant(key, { value }))} />
            {rule.when ? null : <p className="dz-hint">{t("rule.noCondition")}</p>}
          </div>
          <span className="rl-word rl-then">{t("rule.then")}</span>
          <div className="rl-part">
            <ActionList actions={rule.actions} names={names} words={words} kinds={kinds} onConstant={(key, value) => run(commands.setConstant(key, { value }))} onChange={setActions} errorOf={(index) => errorAt(`/actions/${index}`)} />
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
      <ProblemList problems={problems.map((problem) => ({ problem, place: t(placeOf(problem.path)) }))} />
    </div>
  );
}

function placeOf(path: string): "rule.when" | "rule.if" | "rule.then" | "tab.rules" {
  const [part] = pointerParts(path);
  return part === "trigger" ? "rule.when" : part === "when" ? "rule.if" : part === "actions" ? "rule.then" : "tab.rules";
}
