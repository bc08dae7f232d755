/** The buttons a row may have: the first that applies and is the person's to do is shown. */
import { Button, Select } from "antd";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { newId } from "@/document/identity";
import type { Text } from "@/document/types";
import { ConditionEditor } from "../condition/condition-editor";
import { buttonsOf, transitionsOf } from "../permissions/rights";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";
import { changedAt, PartRow } from "./part-row";
import type { SettingsProps } from "./site";
import { fieldOptions } from "./site";

interface RowAction { id: string; name?: Text; when?: string; button?: string; transition?: string; task?: string; change?: string[]; open?: string }

const NO_WAY = { button: undefined, transition: undefined, task: undefined, change: undefined, open: undefined };

function wayOf(action: RowAction): string {
  if (action.button) return `button:${action.button}`;
  if (action.transition) return `transition:${action.transition}`;
  if (action.task) return "task";
  return action.change ? "change" : `open:${action.open ?? "record"}`;
}

export function RowActions({ item, site, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  const form = site.forms[item.form as string];
  const actions = (item.actions as RowAction[] | undefined) ?? [];
  const words = vocabulary(form, {}, site.forms);
  const set = (index: number, changes: Partial<RowAction>) => onChange({ actions: changedAt(actions, index, changes) });
  const filled = fieldOptions(form, (field) => field.type !== "status" && !["formula", "lookup", "rollup", "autonumber"].includes(field.type));
  const ways = [
    { label: t("workbench.wayOpen"), options: [{ value: "open:record", label: t("workbench.openRecord") }, { value: "open:edit", label: t("workbench.openEdit") }, { value: "task", label: t("workbench.task") }, ...(filled.length ? [{ value: "change", label: t("workbench.change") }] : [])] },
    { label: t("desk.transitions"), options: form ? transitionsOf(form).map((each) => ({ value: `transition:${each.key}`, label: say(each.name) || each.key })) : [] },
    { label: t("desk.buttons"), options: form ? buttonsOf(form).map((each) => ({ value: `button:${each.key}`, label: say(each.name) || each.key })) : [] },
  ].filter((group) => group.options.length);
  const choose = (index: number, way: string) => {
    const [kind, key] = way.split(":");
    const chosen: Partial<RowAction> = kind === "task" ? { task: "approve" } : kind === "change" ? { change: filled.slice(0, 1).map((each) => each.value) } : { [kind as "button"]: key };
    set(index, { ...NO_WAY, ...chosen });
  };
  return (
    <div className="fl-block" role="group" aria-label={t("workbench.actions")}>
      <span>{t("workbench.actions")} <span className="dz-hint">{t("workbench.actionsHint")}</span></span>
      {actions.map((action, index) => (
        <PartRow key={action.id} items={actions} index={index} onChange={(next) => onChange({ actions: next.length ? next : undefined })} head={
          <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.way", { n: index + 1 })} value={wayOf(action)} options={ways} onChange={(way) => choose(index, way)} />
        }>
          {action.change ? <Select mode="multiple" size="small" maxCount={8} showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.changed")} value={action.change} options={filled} onChange={(change: string[]) => change.length && set(index, { change })} /> : null}
          <TextField optional label={t("workbench.buttonName")} value={action.name} onChange={(name) => set(index, { name })} />
          <ConditionEditor label={t("workbench.when")} value={action.when ?? ""} words={words} onChange={(when) => set(index, { when: when || undefined })} />
        </PartRow>
      ))}
      <Button type="link" size="small" icon={<Plus size={14} />} disabled={actions.length >= 12} onClick={() => onChange({ actions: [...actions, { id: newId(), open: "record" }] })}>{t("workbench.addAction")}</Button>
    </div>
  );
}
