/** When a rule runs in a save, and before which other rules. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { ruleCommands as commands } from "@/commands/rule";
import type { RuleDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { CountInput } from "../properties/count-input";
import { fitsBefore, phasesOf } from "./phases";

const USUAL_PRIORITY = 100;

export function RuleTiming({ rule, store }: { rule: RuleDocument; store: DraftStore<RuleDocument> }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const phases = phasesOf(rule.trigger.kind);
  const options = phases.map((phase) => ({ value: phase, label: t(`rule.phases.${phase}` as never) as string, disabled: phase === "before" && !fitsBefore(rule.actions) }));
  return (
    <section className="rl-card rl-timing">
      {phases.length ? (
        <label><span className="dz-hint">{t("rule.phase")}</span><Select aria-label={t("rule.phase")} popupMatchSelectWidth={false} value={rule.phase ?? "after"} options={options} onChange={(phase: string) => run(commands.setRule({ phase }))} /></label>
      ) : <span className="dz-hint">{t("rule.byItself")}</span>}
      <label title={t("rule.priorityHint")}><span className="dz-hint">{t("rule.priority")}</span><CountInput label={t("rule.priority")} max={1000} value={rule.priority ?? USUAL_PRIORITY} onChange={(priority) => run(commands.setRule({ priority }))} /><span className="dz-hint">{t("rule.priorityHint")}</span></label>
    </section>
  );
}
