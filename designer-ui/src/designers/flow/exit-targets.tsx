/** Where the exits of a step lead: a refusal goes back for correction, a shortage to its own steps. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { flowCommands as commands } from "@/commands/flow";
import { exitEdges } from "@/document/flow/graph";
import type { FlowDocument, FlowNode } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { nodeTitle } from "./node-words";

export function ExitTargets({ node, store, flow }: { node: FlowNode; store: DraftStore<FlowDocument>; flow: FlowDocument }) {
  const { t } = useTranslation("designers");
  const targets = flow.nodes.filter((each) => each.id !== node.id && each.kind !== "start" && each.kind !== "condition").map((each) => ({ value: each.id, label: nodeTitle(each, t) }));
  return (
    <div className="fl-block">
      <span>{t("port.title")}</span>
      {exitEdges(flow, node.id).map((edge) => (
        <label key={edge.id} className="dz-prop">
          <span>{edge.port?.startsWith("refused:") ? t("port.refused") : (t(`port.${edge.port ?? "other"}` as never, { defaultValue: t("port.other") }) as string)}</span>
          <Select value={edge.to} options={targets} onChange={(to: string) => store.getState().run(commands.reconnect(edge.id, to))} />
        </label>
      ))}
    </div>
  );
}
