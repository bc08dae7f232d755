/** File columns on the left, the fields they fill on the right, with how sure the suggestion is and why. */
import { Button, Select } from "antd";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SURE, mapColumn, targetOf } from "./mapping";
import type { Entry, FileColumn, ImportRun } from "./run";

interface Props {
  run: ImportRun;
  columns: FileColumn[];
  mapping: Entry[];
  onChange: (mapping: Entry[]) => void;
}

export function ColumnTable({ run, columns, mapping, onChange }: Props) {
  const { t } = useTranslation("import");
  return (
    <div className="im-table" role="table" aria-label={t("map.title")}>
      <div role="row" className="im-row im-headrow">
        {["column", "sample", "arrow", "target", "confidence", "ground"].map((each) => <span key={each} role="columnheader" className={`im-${each}`}>{each === "arrow" ? "" : t(`map.${each}` as never)}</span>)}
      </div>
      {columns.map((column) => <ColumnRow key={column.index} column={column} run={run} mapping={mapping} onChange={onChange} />)}
    </div>
  );
}

function ColumnRow({ column, run, mapping, onChange }: { column: FileColumn } & Omit<Props, "columns">) {
  const { t } = useTranslation("import");
  const entry = targetOf(mapping, column.index);
  const target = entry && run.targets.find((each) => each.path === entry.target);
  const confidence = entry?.confidence;
  const tone = column.problem ? "bad" : confidence !== undefined && confidence < SURE ? "unsure" : "";
  return (
    <div role="row" className={`im-row${column.problem ? " im-badrow" : ""}`}>
      <span role="cell" className="im-column">{column.name}</span>
      <span role="cell" className="im-sample" title={column.samples.join("\n")}>{column.samples.slice(0, 2).join(t("map.join")) || "—"}</span>
      <span role="cell" className="im-arrow"><ArrowRight size={14} aria-hidden /></span>
      <span role="cell" className={`im-target im-tone-${tone}`}>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("map.targetOf", { name: column.name })} placeholder={t("map.skip")} disabled={column.problem !== null} value={target?.path} options={targetOptions(run)} onChange={(path: string | undefined) => onChange(mapColumn(mapping, column.index, path))} />
      </span>
      <span role="cell" className="im-confidence">{confidence === undefined ? "—" : <><span className={`im-meter im-meter-${tone || "sure"}`}><i style={{ width: `${confidence}%` }} /></span>{confidence}%</>}</span>
      <span role="cell" className="im-ground">
        {column.problem ? <span className="im-error">{column.problem}{column.hint ? <><br />{column.hint}</> : null}</span>
          : entry?.ground ? t(`ground.${entry.ground}` as never, { column: column.name, target: target?.name, defaultValue: "" }) as string
          : entry ? t("ground.chosen") : t("ground.none")}
        {tone === "unsure" && entry ? <Button size="small" type="link" onClick={() => onChange(mapping.map((each) => (each === entry ? { target: each.target, source: each.source } : each)))}>{t("map.right")}</Button> : null}
      </span>
    </div>
  );
}

export function targetOptions(run: ImportRun) {
  const own = run.targets.filter((target) => !target.group);
  const groups = [...new Set(run.targets.map((target) => target.group).filter((group): group is string => group !== null))];
  const option = (target: ImportRun["targets"][number]) => ({ value: target.path, label: target.group ? `${target.group} · ${target.name}` : target.name });
  return [...own.map(option), ...groups.map((group) => ({ label: group, options: run.targets.filter((target) => target.group === group).map(option) }))];
}
