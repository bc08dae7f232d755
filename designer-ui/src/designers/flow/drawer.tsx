/** What is selected in the tree, with everything that can be said about it. */
import { Button } from "antd";
import Input from "antd/es/input/Input";
import { ArrowLeft, ArrowRight, Copy, Trash2, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { flowCommands as commands } from "@/commands/flow";
import { exitEdges, nodeOf } from "@/document/flow/graph";
import type { FlowDocument, FlowEdge, FlowNode, FormDocument, Text } from "@/document/types";
import type { Kinds } from "../api/kinds";
import { ConditionEditor } from "../condition/condition-editor";
import type { DraftStore } from "../draft/store";
import { iconOf } from "../icons";
import { ActionList } from "../actions/action-list";
import { At, Told, useShown, useWrong } from "../problems/told";
import type { Vocabulary } from "../words/vocabulary";
import { ApprovalSettings } from "./approval-settings";
import { AssigneeEditor } from "./assignee-editor";
import { ExitTargets, refusable } from "./exit-targets";
import type { Names } from "./node-words";
import { nodeTitle } from "./node-words";
import { removeWithUndo } from "./remove-with-undo";
import { StartSettings } from "./start-settings";
import { EDGE } from "./tree-view";

export interface DrawerProps {
  store: DraftStore<FlowDocument>;
  flow: FlowDocument;
  form: FormDocument;
  kinds: Kinds | undefined;
  names: Names;
  words: Vocabulary;
  onSelect: (id: string | undefined) => void;
}

export function Drawer({ selected, ...props }: DrawerProps & { selected: string }) {
  const edge = selected.startsWith(EDGE) ? props.flow.edges.find((each) => EDGE + each.id === selected) : undefined;
  const node = nodeOf(props.flow, edge && nodeOf(props.flow, edge.from)?.kind !== "condition" ? edge.from : selected);
  if (edge && !node) return <At path={`edges/${props.flow.edges.indexOf(edge)}`}><BranchDrawer key={edge.id} edge={edge} {...props} /></At>;
  return node ? <At path={`nodes/${props.flow.nodes.indexOf(node)}`}><NodeDrawer key={node.id} node={node} {...props} /></At> : null;
}

function Name({ value, label, onChange }: { value: Text | undefined; label: string; onChange: (value: Text) => void }) {
  const { i18n } = useTranslation("designers");
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  return (
    <Input variant="borderless" aria-label={label} placeholder={label} maxLength={60} value={value?.[language] ?? value?.zh ?? ""}
      onChange={(event) => onChange({ zh: value?.zh ?? event.target.value, ...value, [language]: event.target.value })} />
  );
}

function BranchDrawer({ edge, store, words, onSelect }: DrawerProps & { edge: FlowEdge }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const Icon = iconOf("condition");
  return (
    <aside className="fl-drawer" aria-label={t("branch.title")}>
      <div className="fl-drawer-head">
        <span className="fl-icon"><Icon size={14} aria-hidden /></span>
        <Name label={edge.otherwise ? t("branch.rest") : t("branch.name")} value={edge.name} onChange={(name) => run(commands.setEdge(edge.id, { name }))} />
        <Button type="text" aria-label={t("drawer.close")} icon={<X size={16} />} onClick={() => onSelect(undefined)} />
      </div>
      <span />
      <div className="fl-drawer-body">
        {edge.otherwise ? <p className="dz-hint">{t("branch.otherwiseHint")}</p> : (
          <div className="fl-block">
            <span>{t("branch.when")}</span>
            <Told at=""><ConditionEditor value={edge.when ?? ""} words={words} label={t("branch.when")} onChange={(when) => run(commands.setEdge(edge.id, { when }))} onConstant={(key, value) => run(commands.setConstant(key, { value }))} /></Told>
            <p className="dz-hint">{t("branch.order")}</p>
            <div className="dz-row">
              <Button size="small" icon={<ArrowLeft size={14} />} onClick={() => run(commands.moveBranch(edge.id, -1))}>{t("branch.earlier")}</Button>
              <Button size="small" icon={<ArrowRight size={14} />} onClick={() => run(commands.moveBranch(edge.id, 1))}>{t("branch.later")}</Button>
            </div>
          </div>
        )}
      </div>
      <footer className="fl-drawer-foot">
        {edge.otherwise ? <span /> : <Button type="text" danger icon={<Trash2 size={14} />} onClick={() => { removeWithUndo(store, commands.removeBranch(edge.id), say(edge.name) || t("branch.title"), t); onSelect(undefined); }}>{t("branch.remove")}</Button>}
        <span className="dz-hint">{t("drawer.kept")}</span>
      </footer>
    </aside>
  );
}

function NodeDrawer({ node, store, flow, form, kinds, names, words, onSelect }: DrawerProps & { node: FlowNode }) {
  const { t } = useTranslation("designers");
  const [tab, setTab] = useState("who");
  const field = useShown("fields");
  const step = useShown("");
  useEffect(() => {
    if (step) setTab(field ? "fields" : "who");
  }, [step, field]);
  const wrongFields = useWrong("fields").length > 0;
  const run = store.getState().run;
  const set = (changes: Partial<FlowNode>) => run(commands.setNode(node.id, changes));
  const Icon = iconOf(node.kind);
  const fixed = node.kind === "start" || node.kind === "end";
  return (
    <aside className="fl-drawer" aria-label={nodeTitle(node, t)}>
      <div className={`fl-drawer-head fl-${node.kind}`}>
        <span className="fl-icon"><Icon size={14} aria-hidden /></span>
        <Name label={t("drawer.name")} value={node.name} onChange={(name) => set({ name })} />
        {fixed || node.kind === "condition" ? null : <Button type="text" aria-label={t("canvas.duplicate")} title={t("canvas.duplicate")} icon={<Copy size={16} />} onClick={() => run(commands.duplicateNode(node.id))} />}
        <Button type="text" aria-label={t("drawer.close")} icon={<X size={16} />} onClick={() => onSelect(undefined)} />
      </div>
      {node.kind === "approval" ? (
        <nav className="dz-tabs" aria-label={t("drawer.parts")}>
          {["who", "fields", "exits"].map((each) => <button key={each} type="button" aria-current={tab === each ? "page" : undefined} onClick={() => setTab(each)}>{t(`drawer.${each}` as never)}{each === "fields" && wrongFields ? <span className="dz-mark dz-mark-error" role="img" aria-label={t("bar.error")} /> : null}</button>)}
        </nav>
      ) : <span />}
      <div className="fl-drawer-body">
        <Told at="" exact>{null}</Told>
        {node.kind === "approval" ? <ApprovalSettings tab={tab} node={node} store={store} flow={flow} form={form} kinds={kinds} names={names} /> : null}
        {node.kind === "cc" ? <Told at="to"><AssigneeEditor label={t("cc.who")} kinds={kinds?.assignees ?? []} names={names} value={node.to as never} onChange={(to) => set({ to })} /></Told> : null}
        {node.kind === "action" ? (
          <>
            <ActionList actions={node.actions ?? []} names={names} words={words} kinds={kinds} onConstant={(key, value) => run(commands.setConstant(key, { value }))} onChange={(actions) => run(commands.setActions(node.id, actions))} />
            {refusable(node).length || exitEdges(flow, node.id).length ? <ExitTargets node={node} store={store} flow={flow} names={names} words={words} /> : null}
          </>
        ) : null}
        {node.kind === "condition" ? (
          <>
            <p className="dz-hint">{t("branch.forkHint")}</p>
            <Button onClick={() => run(commands.addBranch(node.id))}>{t("branch.add")}</Button>
          </>
        ) : null}
        {node.kind === "start" ? <StartSettings flow={flow} form={form} store={store} /> : null}
        {node.kind === "end" ? <p className="dz-hint">{t("node.endHint")}</p> : null}
      </div>
      <footer className="fl-drawer-foot">
        {fixed ? <span /> : <Button type="text" danger icon={<Trash2 size={14} />} onClick={() => { removeWithUndo(store, commands.removeNode(node.id), nodeTitle(node, t), t, node.id); onSelect(undefined); }}>{t("drawer.remove")}</Button>}
        <span className="dz-hint">{t("drawer.kept")}</span>
      </footer>
    </aside>
  );
}
