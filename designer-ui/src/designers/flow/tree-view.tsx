/** The drawn tree: cards, branches, lines and pluses at the places that arrange() found. */
import { Plus as PlusIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FlowDocument } from "@/document/types";
import { iconOf } from "../icons";
import { sayCondition } from "../words/say-condition";
import type { Vocabulary } from "../words/vocabulary";
import type { Picture, PlacedBlock, PlacedBranch } from "./arrange";
import { SIZE } from "./measure";
import type { Names } from "./node-words";
import { nodeSummary, nodeTitle } from "./node-words";

export const EDGE = "edge:";

interface Props {
  flow: FlowDocument;
  picture: Picture;
  zoom: number;
  selected: string | undefined;
  bad: ReadonlySet<string>;
  names: Names;
  words: Vocabulary;
  onSelect: (id: string | undefined) => void;
  onAddBranch: (node: string) => void;
  plus: (edges: string[]) => ReactNode;
}

export function TreeView({ flow, picture, zoom, selected, bad, names, words, onSelect, onAddBranch, plus }: Props) {
  const { t } = useTranslation("designers");
  const port = (text: string) => (text.startsWith("refused:") ? t("port.refused") : (t(`port.${text}` as never, { defaultValue: t("port.other") }) as string));
  return (
    <div className="fl-room" style={{ width: picture.width * zoom, height: picture.height * zoom }}>
      <div className="fl-tree" style={{ width: picture.width, height: picture.height, transform: `scale(${zoom})` }} onClick={(event) => event.target === event.currentTarget && onSelect(undefined)}>
        <svg width={picture.width} height={picture.height} aria-hidden>
          <path d={picture.lines.join("")} />
          <path d={picture.dashed.join("")} className="fl-dashed" />
        </svg>
        {picture.branches.map((each) => (
          <BranchCard key={each.branch.edge.id} placed={each} words={words} selected={selected === EDGE + each.branch.edge.id} bad={bad.has(EDGE + each.branch.edge.id)} onSelect={onSelect} />
        ))}
        {picture.blocks.map((each) => (
          <NodeCard key={each.block.node.id} placed={each} flow={flow} names={names} selected={selected === each.block.node.id} bad={bad.has(each.block.node.id)} port={port} onSelect={onSelect} onAddBranch={onAddBranch} />
        ))}
        {picture.labels.map((label) => (
          <button key={label.text} type="button" className="fl-port" style={{ left: label.x, top: label.y }} onClick={() => onSelect(EDGE + label.text)}>{port(label.port)}</button>
        ))}
        {picture.pluses.map((each) => (
          <div key={each.edges.join()} className="fl-plus" style={{ left: each.x, top: each.y }}>{plus(each.edges)}</div>
        ))}
      </div>
    </div>
  );
}

function BranchCard({ placed: { branch, priority, x, y }, words, selected, bad, onSelect }: { placed: PlacedBranch; words: Vocabulary; selected: boolean; bad: boolean; onSelect: Props["onSelect"] }) {
  const { t } = useTranslation("designers");
  const { edge } = branch;
  const text = edge.otherwise ? t("branch.otherwise") : edge.when ? sayCondition(edge.when, words, t) : t("branch.empty");
  return (
      <button type="button" title={text} className={`fl-branch${selected ? " dz-selected" : ""}${bad ? " fl-bad" : ""}`} style={{ left: x - SIZE.card / 2, top: y, width: SIZE.card, height: SIZE.branch }} aria-pressed={selected} onClick={() => onSelect(EDGE + edge.id)}>
        <span className="fl-branch-head"><span>{say(edge.name) || (edge.otherwise ? t("branch.rest") : t("branch.case", { n: priority }))}</span><span>{t("branch.priority", { n: priority })}</span></span>
        <span className={`fl-branch-text${edge.otherwise ? " dz-hint" : ""}${!edge.otherwise && !edge.when ? " dz-error" : ""}`}>{text}</span>
      </button>
  );
}

interface NodeProps extends Pick<Props, "flow" | "names" | "onSelect" | "onAddBranch"> {
  placed: PlacedBlock;
  selected: boolean;
  bad: boolean;
  port: (port: string) => string;
}

function NodeCard({ placed: { block, x, y, height }, flow, names, selected, bad, port, onSelect, onAddBranch }: NodeProps) {
  const { t } = useTranslation("designers");
  const { node } = block;
  const title = nodeTitle(node, t);
  if (block.branches.length) {
    return (
      <div className={`fl-fork${selected ? " dz-selected" : ""}`} style={{ left: x, top: y }}>
        <button type="button" aria-pressed={selected} onClick={() => onSelect(node.id)}>{title}</button>
        <button type="button" className="fl-add" onClick={() => onAddBranch(node.id)}><PlusIcon size={12} aria-hidden /> {t("branch.add")}</button>
      </div>
    );
  }
  if (node.kind === "end") {
    return <button type="button" className="fl-end" style={{ left: x, top: y }} onClick={() => onSelect(node.id)}>{title}</button>;
  }
  const Icon = iconOf(node.kind);
  const summary = nodeSummary(flow, node, names, t);
  return (
    <button type="button" className={`fl-node fl-${node.kind}${selected ? " dz-selected" : ""}${bad ? " fl-bad" : ""}`} style={{ left: x - SIZE.card / 2, top: y, width: SIZE.card, height }} aria-pressed={selected} onClick={() => onSelect(node.id)}>
      <span className="fl-node-head">
        <span className="fl-icon"><Icon size={14} aria-hidden /></span>
        <strong>{title}</strong>
        {bad ? <TriangleAlert size={14} className="dz-danger" aria-label={t("problems.title")} /> : null}
      </span>
      <span className="fl-node-text" title={summary}>{summary}</span>
      {block.exits.filter((exit) => exit.steps.length === 0).map((exit) => (
        <span key={exit.edge.id} className="fl-exit">{t("port.to", { port: port(exit.edge.port ?? ""), name: exit.to ? nodeTitle(exit.to, t) : t("node.end") })}</span>
      ))}
    </button>
  );
}
