/** Where the exits of a step lead: a refusal goes back for correction, a shortage to its own steps. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { flowCommands as commands } from "@/commands/flow";
import { REFUSED, canBeRefused } from "@/document/flow/exits";
import { exitEdges } from "@/document/flow/graph";
import { newId } from "@/document/identity";
import type { Action, FlowDocument, FlowNode } from "@/document/types";
import { freshAction } from "../actions/fresh-action";
import { targetOf } from "../actions/site";
import type { DraftStore } from "../draft/store";
import type { Vocabulary } from "../words/vocabulary";
import type { Names } from "./node-words";
import { nodeTitle, transitionName } from "./node-words";

interface Props {
  node: FlowNode;
  store: DraftStore<FlowDocument>;
  flow: FlowDocument;
  names: Names;
  words: Vocabulary;
}

const STOP = "=stop";
const NEW = "=new";

export function refusable(node: FlowNode): Action[] {
  return (node.kind === "action" ? (node.actions ?? []) : []).filter(canBeRefused);
}

export function ExitTargets({ node, store, flow, names, words }: Props) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const targets = flow.nodes.filter((each) => each.id !== node.id && each.kind !== "start").map((each) => ({ value: each.id, label: nodeTitle(each, t) }));
  const actions = refusable(node);
  const edges = exitEdges(flow, node.id);
  const ports = [...edges.map((edge) => edge.port ?? "").filter((port) => !port.startsWith(REFUSED)), ...actions.map((action) => REFUSED + action.id)];
  const labelOf = (port: string) => {
    const action = actions.find((each) => REFUSED + each.id === port);
    if (!action) return t(`port.${port}` as never, { defaultValue: t("port.other") }) as string;
    const target = targetOf(action, names);
    if (action.kind === "update") return t("port.short", { form: say(target?.name) });
    return action.kind === "transition" ? t("port.undone", { action: transitionName(target ?? names.form, String(action.transition)) }) : t("port.refusal", { n: (node.actions ?? []).indexOf(action) + 1 });
  };
  const lead = (port: string, to: string) => {
    if (to === NEW) run(commands.stepAtExit(node.id, port, { id: newId(), kind: "action", name: { zh: "未办成时", en: "If not possible" }, actions: [freshAction("notify", names, words, t)] }));
    else run(commands.leadExit(node.id, port, to === STOP ? undefined : to));
  };
  return (
    <div className="fl-block" role="group" aria-label={t("port.title")}>
      <span>{t("port.title")}</span>
      {ports.map((port) => (
        <label key={port} className="dz-prop">
          <span>{labelOf(port)}</span>
          <Select aria-label={labelOf(port)} value={edges.find((edge) => edge.port === port)?.to ?? STOP} onChange={(to: string) => lead(port, to)}
            options={[...(port.startsWith(REFUSED) ? [{ value: STOP, label: t("port.stop") }] : []), { value: NEW, label: t("port.new") }, ...targets]} />
        </label>
      ))}
    </div>
  );
}
