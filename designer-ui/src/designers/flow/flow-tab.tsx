/** The flow designer: the tree on its ground, the drawer of what is selected, the thresholds of the flow. */
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { Maximize, Minus, Plus, SlidersHorizontal } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { flowCommands as commands } from "@/commands/flow";
import { blockStructure } from "@/document/flow/block-structure";
import { nodeOf } from "@/document/flow/graph";
import type { FlowDocument, FormDocument } from "@/document/types";
import { kindsQuery } from "../api/kinds";
import { useNames } from "../api/people";
import { ConstantValue } from "../condition/constant-value";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { DraftProblems } from "../problems/draft-problems";
import { useShown } from "../problems/told";
import { withCircumstances } from "../words/action-vocabulary";
import { vocabulary } from "../words/vocabulary";
import { arrange } from "./arrange";
import { Drawer } from "./drawer";
import { newNode } from "./new-node";
import { placeInFlow, selectionOf } from "./place-problem";
import { PlusMenu } from "./plus-menu";
import { EDGE, TreeView } from "./tree-view";

interface Props {
  app: string;
  store: DraftStore<FlowDocument>;
  form: FormDocument;
  others: Record<string, FormDocument>;
  flows: { key: string; name: string }[];
  onFlow: (key: string) => void;
  /** What can be done with flows as a whole. */
  tools: ReactNode;
}

const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5];

export default function FlowTab({ app, store, form, others, flows, onFlow, tools }: Props) {
  const { t } = useTranslation("designers");
  const flow = useDraft(store, (draft) => draft.history.present);
  const problems = useDraft(store, (draft) => draft.problems);
  const running = useDraft(store, (draft) => draft.running);
  const kinds = useQuery(kindsQuery).data;
  const names = useNames(app, form, others);
  const [selected, setSelected] = useState<string>();
  const [zoom, setZoom] = useState(1);
  const [constants, setConstants] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const words = withCircumstances(vocabulary(form, flow.constants, others), t, true);
  const tree = blockStructure(flow);
  const picture = arrange(tree);
  const bad = new Set(problems.flatMap((each) => selectionOf(flow, each.path) ?? []));
  const shown = useShown("");
  useEffect(() => {
    if (shown) setSelected(selectionOf(store.getState().history.present, shown.path));
  }, [shown, store]);
  const run = store.getState().run;
  const step = (by: -1 | 1) => setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, nearest(zoom) + by))] ?? 1);
  const fit = () => {
    const box = ground.current;
    if (box) setZoom(Math.min(1, Math.max(0.5, Math.min(box.clientWidth / picture.width, (box.clientHeight - 40) / picture.height))));
  };
  const insert = (edges: string[], kind: { key: string; name: { zh: string; en?: string } }) => {
    const node = newNode(flow, kind.key, kind.name, usualRole(flow, names.roles));
    run(commands.insertNode(edges, node));
    setSelected(node.id);
  };
  const exists = selected !== undefined && (selected.startsWith(EDGE) ? flow.edges.some((edge) => EDGE + edge.id === selected) : nodeOf(flow, selected) !== undefined);

  /** Escape closes the drawer and leaves the keys at its step; a list that is open closes first. */
  const escape = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key !== "Escape" || event.defaultPrevented || !exists || target.closest("[aria-expanded=true], [role=dialog], [role=menu]")) return;
    whole.current?.querySelector<HTMLElement>(".fl-tree [aria-pressed=true]")?.focus();
    setSelected(undefined);
  };

  return (
    <div className="fl" ref={whole} onKeyDown={escape}>
      <div className="fl-ground">
        <div className="fl-top">
          <Select size="small" aria-label={t("flow.which")} value={flow.key} popupMatchSelectWidth={false} options={flows.map((each) => ({ value: each.key, label: each.name }))} onChange={onFlow} />
          {tools}
          {running > 0 ? <span className="fl-box"><span className="dz-mark" style={{ background: "var(--accent)" }} />{t("flow.running", { count: running })}</span> : null}
          <span className="dz-grow" />
          {Object.keys(flow.constants ?? {}).length ? <Button size="small" aria-expanded={constants} icon={<SlidersHorizontal size={14} />} onClick={() => setConstants(!constants)}>{t("flow.constants")}</Button> : null}
        </div>
        <div ref={ground} className="fl-scroll">
          <TreeView flow={flow} picture={picture} zoom={zoom} selected={selected} bad={bad} names={names} words={words} onSelect={setSelected} onAddBranch={(node) => run(commands.addBranch(node))}
            plus={(edges) => <PlusMenu kinds={kinds?.nodes ?? []} onInsert={(kind) => insert(edges, kind)} />} />
        </div>
        {constants ? (
          <section className="fl-constants fl-constants-float" aria-label={t("flow.constants")}>
            {Object.entries(flow.constants ?? {}).map(([key, constant]) => (
              <label key={key}>{say(constant.name)}<ConstantValue compact constant={constant} onChange={(value) => run(commands.setConstant(key, { value }))} /></label>
            ))}
            <p className="dz-hint">{t("flow.constantsHint")}</p>
          </section>
        ) : null}
        <div className="fl-zoom">
          <Button type="text" size="small" aria-label={t("flow.smaller")} icon={<Minus size={14} />} onClick={() => step(-1)} />
          <span>{Math.round(zoom * 100)}%</span>
          <Button type="text" size="small" aria-label={t("flow.larger")} icon={<Plus size={14} />} onClick={() => step(1)} />
          <Button type="text" size="small" aria-label={t("flow.fit")} title={t("flow.fit")} icon={<Maximize size={14} />} onClick={fit} />
        </div>
        <DraftProblems app={app} store={store} placeOf={(problem) => placeInFlow(flow, problem.path, t)} />
      </div>
      {exists && selected !== undefined ? (
        <Drawer selected={selected} store={store} flow={flow} form={form} kinds={kinds} names={names} words={words} onSelect={setSelected} />
      ) : null}
    </div>
  );
}

/** A new approver starts as the role this flow asks already, or any that is not the administrator. */
function usualRole(flow: FlowDocument, roles: Record<string, string>): string | undefined {
  const used = flow.nodes.map((node) => (node.assign as { role?: string } | undefined)?.role).find((role) => role !== undefined);
  return used ?? Object.keys(roles).find((role) => role !== "admin");
}

function nearest(zoom: number): number {
  return ZOOMS.reduce((best, each, index) => (Math.abs(each - zoom) < Math.abs((ZOOMS[best] ?? 1) - zoom) ? index : best), 0);
}
