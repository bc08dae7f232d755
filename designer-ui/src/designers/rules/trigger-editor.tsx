/** The "when" of a rule: a record changes, a status moves, a date comes. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { ruleCommands as commands } from "@/commands/rule";
import type { FormDocument, Options, RuleDocument, Text } from "@/document/types";
import type { KindInfo } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { CountInput } from "../properties/count-input";
import { labelOf, valueTypeOf } from "../words/field-choice";

interface Props {
  rule: RuleDocument;
  store: DraftStore<RuleDocument>;
  form: FormDocument;
  kinds: KindInfo[];
}

const EVENTS = ["created", "changed", "deleted"] as const;
const UNITS = ["MIN", "H", "D"] as const;

export function TriggerEditor({ rule, store, form, kinds }: Props) {
  const { t } = useTranslation("designers");
  const { trigger } = rule;
  const set = (changes: Options) => store.getState().run(commands.setTrigger(changes));
  const fields = form.fields.filter((field) => field.type !== "subtable").map((field) => ({ value: field.key, label: labelOf(field) }));
  const dates = form.fields.filter((field) => valueTypeOf(field) === "date").map((field) => ({ value: field.key, label: labelOf(field) }));
  const transitions = form.fields.flatMap((field) => ((field.transitions ?? []) as { key: string; name?: Text; to: string }[]).map((each) => ({ value: each.key, label: say(each.name) || say(field.states?.find((state) => state.key === each.to)?.name) || each.key })));
  const offset = (trigger.offset as { n: number; unit: string } | undefined) ?? { n: 0, unit: "MIN" };
  const change = (kind: string) => {
    const next = kind === "transition" ? { kind, transition: transitions[0]?.value ?? "" } : kind === "relative_time" ? { kind, field: dates[0]?.value ?? "", offset: { n: 0, unit: "MIN" }, past_due: "fire" } : kind === "record" ? { kind, on: ["created", "changed"] } : { kind };
    store.getState().run(commands.setRule({ trigger: next, phase: kind === "relative_time" ? undefined : (rule.phase ?? "after") }));
  };
  return (
    <div className="dz-row">
      <Select aria-label={t("trigger.kind")} value={trigger.kind} popupMatchSelectWidth={false} options={kinds.map((kind) => ({ value: kind.key, label: say(kind.name) }))} onChange={change} />
      {trigger.kind === "record" ? (
        <>
          <Select mode="multiple" aria-label={t("trigger.events")} className="rl-events" value={(trigger.on as string[] | undefined) ?? []} options={EVENTS.map((each) => ({ value: each, label: t(`trigger.on.${each}`) }))} onChange={(on: string[]) => on.length && set({ on })} />
          <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("trigger.watch")} className="rl-fields" placeholder={t("trigger.anyField")} value={(trigger.fields as string[] | undefined) ?? []} options={fields} onChange={(next: string[]) => set({ fields: next.length ? next : undefined })} />
        </>
      ) : null}
      {trigger.kind === "transition" ? <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("trigger.transition")} popupMatchSelectWidth={false} value={trigger.transition as string} options={transitions} onChange={(transition: string) => set({ transition })} /> : null}
      {trigger.kind === "relative_time" ? (
        <>
          <Select aria-label={t("trigger.date")} popupMatchSelectWidth={false} value={trigger.field as string} options={dates} onChange={(field: string) => set({ field })} />
          <Select aria-label={t("trigger.side")} value={offset.n < 0 ? -1 : 1} options={[{ value: 1, label: t("trigger.later") }, { value: -1, label: t("trigger.earlier") }]} onChange={(sign: number) => set({ offset: { ...offset, n: Math.abs(offset.n) * sign } })} />
          <CountInput label={t("trigger.amount")} max={1000} value={Math.abs(offset.n)} onChange={(n) => set({ offset: { ...offset, n: (n ?? 0) * (offset.n < 0 ? -1 : 1) } })} />
          <Select aria-label={t("trigger.unit")} value={offset.unit} options={UNITS.map((unit) => ({ value: unit, label: t(`unitName.${unit}`) }))} onChange={(unit: string) => set({ offset: { ...offset, unit } })} />
        </>
      ) : null}
    </div>
  );
}
