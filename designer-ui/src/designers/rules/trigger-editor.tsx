/** The "when" of a rule: a record changes, a status moves, a date comes. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { ruleCommands as commands } from "@/commands/rule";
import type { FormDocument, Options, RuleDocument } from "@/document/types";
import { transitionsOf } from "../actions/fresh-action";
import type { KindInfo } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { transitionName } from "../flow/node-words";
import { labelOf, valueTypeOf } from "../words/field-choice";
import { phasesOf } from "./phases";
import { RelativeTime } from "./relative-time";

interface Props {
  rule: RuleDocument;
  store: DraftStore<RuleDocument>;
  form: FormDocument;
  kinds: KindInfo[];
}

const EVENTS = ["created", "changed", "deleted"] as const;

export function TriggerEditor({ rule, store, form, kinds }: Props) {
  const { t } = useTranslation("designers");
  const { trigger } = rule;
  const set = (changes: Options) => store.getState().run(commands.setTrigger(changes));
  const fields = form.fields.map((field) => ({ value: field.key, label: labelOf(field) }));
  const dates = form.fields.filter((field) => valueTypeOf(field) === "date" && field.type !== "time").map((field) => ({ value: field.key, label: labelOf(field) }));
  const transitions = transitionsOf(form).map((key) => ({ value: key, label: transitionName(form, key) }));
  const possible = (kind: string) => (kind === "transition" ? transitions.length > 0 : kind === "relative_time" ? dates.length > 0 : true);
  const change = (kind: string) => {
    const next = kind === "transition" ? { kind, transition: [transitions[0]?.value ?? ""] } : kind === "relative_time" ? { kind, field: dates[0]?.value ?? "", offset: { n: 0, unit: "MIN" }, past_due: "fire" } : { kind, on: ["created", "changed"] };
    const phases = phasesOf(kind);
    store.getState().run(commands.setRule({ trigger: next, phase: phases.length ? (phases.find((phase) => phase === rule.phase) ?? phases[0]) : undefined }));
  };
  const on = (trigger.on as string[] | undefined) ?? [];
  return (
    <div className="dz-row">
      <Select aria-label={t("trigger.kind")} value={trigger.kind} popupMatchSelectWidth={false} options={kinds.map((kind) => ({ value: kind.key, label: say(kind.name), disabled: !possible(kind.key) && kind.key !== trigger.kind }))} onChange={change} />
      {trigger.kind === "record" ? (
        <>
          <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" aria-label={t("trigger.events")} className="rl-events" value={on} options={EVENTS.map((each) => ({ value: each, label: t(`trigger.on.${each}`) }))} onChange={(next: string[]) => next.length && set({ on: next, ...(next.includes("changed") ? {} : { fields: undefined, edge: undefined }) })} />
          {on.includes("changed") ? (
            <>
              <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("trigger.watch")} className="rl-fields" placeholder={t("trigger.anyField")} value={(trigger.fields as string[] | undefined) ?? []} options={fields} onChange={(next: string[]) => set({ fields: next.length ? next : undefined })} />
              {rule.when ? <label className="dz-check"><input type="checkbox" checked={trigger.edge === "became_true"} onChange={(event) => set({ edge: event.target.checked ? "became_true" : undefined })} /> {t("trigger.edge")}</label> : null}
            </>
          ) : null}
        </>
      ) : null}
      {trigger.kind === "transition" ? (
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("trigger.transition")} className="rl-fields" popupMatchSelectWidth={false} value={([] as string[]).concat((trigger.transition as string | string[] | undefined) ?? [])} options={transitions}
          onChange={(next: string[]) => next.length && set({ transition: next.length === 1 ? next[0] : next })} />
      ) : null}
      {trigger.kind === "relative_time" ? <RelativeTime trigger={trigger} dates={dates} onChange={set} constants={rule.constants ?? {}} onConstant={(key, value) => store.getState().run(commands.setConstant(key, { value }))} onMake={(constant, key) => store.getState().run(commands.addConstant(constant, key))} /> : null}
    </div>
  );
}
