/** The parts of an approval: who, what they may see and change, when they must give an opinion, how long they may take, where a refusal leads. */
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";

import { flowCommands as commands } from "@/commands/flow";
import { edgesTo } from "@/document/flow/graph";
import type { FlowDocument, FlowNode, FormDocument, Options } from "@/document/types";
import type { Kinds } from "../api/kinds";
import { ConditionEditor } from "../condition/condition-editor";
import type { DraftStore } from "../draft/store";
import { Told } from "../problems/told";
import { vocabulary } from "../words/vocabulary";
import { AssigneeEditor } from "./assignee-editor";
import { ExitTargets } from "./exit-targets";
import type { Names } from "./node-words";
import { RightsTable } from "./rights-table";
import { TimeoutSettings, type Timeout } from "./timeout-settings";

interface Props {
  tab: string;
  node: FlowNode;
  store: DraftStore<FlowDocument>;
  flow: FlowDocument;
  form: FormDocument;
  kinds: Kinds | undefined;
  names: Names;
}

export function ApprovalSettings({ tab, node, store, flow, form, kinds, names }: Props) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const set = (changes: Partial<FlowNode>) => run(commands.setNode(node.id, changes));
  const modes = kinds?.nodes.find((each) => each.key === "approval")?.schema?.properties?.mode;
  const offered = (modes?.enum ?? (modes?.const === undefined ? ["any"] : [modes.const])).map(String);
  if (tab === "fields") return <Told at="fields"><RightsTable form={form} rights={(node.fields as Record<string, string> | undefined) ?? {}} onChange={(field, right) => run(commands.setNodeField(node.id, field, right))} /></Told>;
  if (tab === "exits") return <ExitTargets node={node} store={store} flow={flow} names={names} words={vocabulary(form, flow.constants, names.others)} />;
  return (
    <>
      <Told at="assign"><AssigneeEditor label={t("assign.approvers")} kinds={kinds?.assignees ?? []} names={names} value={node.assign as Options | undefined} onChange={(assign) => set({ assign })} /></Told>
      <div className="fl-block">
        <span>{t("mode.title")}</span>
        <Segmented aria-label={t("mode.title")} value={String(node.mode ?? "any")} options={offered.map((mode) => ({ value: mode, label: t(`mode.long.${mode}` as never, { defaultValue: mode }) as string }))} onChange={(mode) => set({ mode })} />
      </div>
      <div className="fl-block">
        <span>{t("opinion.title")}</span>
        <Select aria-label={t("opinion.title")} value={String(node.opinion ?? "on_reject")} options={["optional", "on_reject", "always"].map((each) => ({ value: each, label: t(`opinion.${each}` as never) as string }))} onChange={(opinion: string) => set({ opinion })} />
      </div>
      <Told at="timeout"><TimeoutSettings value={node.timeout as Timeout | undefined} kinds={kinds?.assignees ?? []} names={names} onChange={(timeout) => set({ timeout })}
        constants={flow.constants ?? {}} onConstant={(key, value) => run(commands.setConstant(key, { value }))} onMake={(constant, key) => run(commands.addConstant(constant, key))} /></Told>
      <EntryCondition node={node} store={store} flow={flow} form={form} names={names} />
    </>
  );
}

/** The condition that leads here is shown where people look for it; it belongs to the branch above. */
function EntryCondition({ node, store, flow, form, names }: Omit<Props, "tab" | "kinds">) {
  const { t } = useTranslation("designers");
  const entry = edgesTo(flow, node.id).find((edge) => edge.when !== undefined);
  if (!entry) return null;
  const words = vocabulary(form, flow.constants, names.others);
  return (
    <div className="fl-block">
      <span>{t("branch.entry")}</span>
      <ConditionEditor value={entry.when ?? ""} words={words} label={t("branch.entry")} onChange={(when) => store.getState().run(commands.setEdge(entry.id, { when }))} onConstant={(key, value) => store.getState().run(commands.setConstant(key, { value }))} />
    </div>
  );
}
