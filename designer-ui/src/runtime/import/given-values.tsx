/** What the file does not say: the same value for every row, or a formula over its columns. */
import { Button, Input, Segmented, Select } from "antd";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { targetOptions } from "./column-table";
import { fill, given, leaveOut, missing } from "./mapping";
import { ReferenceValue } from "./reference-value";
import type { Entry, ImportRun, Source } from "./run";

interface Props {
  run: ImportRun;
  mapping: Entry[];
  onChange: (mapping: Entry[]) => void;
}

export function GivenValues({ run, mapping, onChange }: Props) {
  const { t } = useTranslation("import");
  const asked = missing(run, mapping);
  return (
    <section className="im-card" aria-label={t("given.title")}>
      <header><h2>{t("given.title")}</h2><span className="im-hint">{t("given.hint")}</span></header>
      {given(mapping).map((entry) => (
        <GivenRow key={entry.target} run={run} entry={entry} onChange={(source) => onChange(fill(mapping, entry.target, source))} onRemove={() => onChange(leaveOut(mapping, entry.target))} />
      ))}
      {asked.map((target) => (
        <div key={target.path} className="im-given im-asked">
          <span>{target.group ? `${target.group} · ` : ""}{target.name} <span className="im-required">{t("given.required")}</span></span>
          <Button size="small" onClick={() => onChange(fill(mapping, target.path, { kind: "constant", value: "" }))}>{t("given.constant")}</Button>
          <Button size="small" onClick={() => onChange(fill(mapping, target.path, { kind: "formula", expr: "" }))}>{t("given.formula")}</Button>
        </div>
      ))}
      <div className="im-add">
        <Plus size={14} aria-hidden />
        <Select size="small" showSearch={{ optionFilterProp: "label" }} aria-label={t("given.add")} placeholder={t("given.add")} value={null} options={targetOptions(run)} popupMatchSelectWidth={false}
          onChange={(path: string | null) => path && onChange(fill(mapping, path, { kind: "constant", value: "" }))} />
      </div>
    </section>
  );
}

function GivenRow({ run, entry, onChange, onRemove }: { run: ImportRun; entry: Entry; onChange: (source: Source) => void; onRemove: () => void }) {
  const { t } = useTranslation("import");
  const target = run.targets.find((each) => each.path === entry.target);
  const { source } = entry;
  const name = target ? `${target.group ? `${target.group} · ` : ""}${target.name}` : entry.target;
  return (
    <div className="im-given">
      <span>{name}{entry.ground === "last" ? <span className="im-hint im-ground">{t("ground.last")}</span> : null}</span>
      <Segmented size="small" aria-label={name} value={source.kind} options={[{ value: "constant", label: t("given.constant") }, { value: "formula", label: t("given.formula") }]} onChange={(kind) => onChange(kind === "formula" ? { kind: "formula", expr: "" } : { kind: "constant", value: "" })} />
      <div className="im-value">
        {source.kind === "constant" ? (
          target?.options.length ? <Select aria-label={t("given.valueOf", { name })} value={source.value || undefined} options={target.options.map((option) => ({ value: option.key, label: option.name }))} onChange={(value: string) => onChange({ kind: "constant", value })} />
            : target?.type === "boolean" ? <Select aria-label={t("given.valueOf", { name })} value={source.value || undefined} options={[{ value: "true", label: t("given.yes") }, { value: "false", label: t("given.no") }]} onChange={(value: string) => onChange({ kind: "constant", value })} />
            : target?.type === "reference" ? <ReferenceValue app={run.app} form={run.form} path={target.path} label={t("given.valueOf", { name })} placeholder={t("given.pick", { name: target.name })} value={source.value} onChange={(value) => onChange({ kind: "constant", value })} />
            : <Input aria-label={t("given.valueOf", { name })} value={source.value} placeholder={t("given.value")} onChange={(event) => onChange({ kind: "constant", value: event.target.value })} />
        ) : source.kind === "formula" ? (
          <>
            <Input aria-label={t("given.valueOf", { name })} value={source.expr} placeholder={t("given.formulaHint")} onChange={(event) => onChange({ kind: "formula", expr: event.target.value })} />
            <div className="im-chips">{run.columns.slice(0, 12).map((column) => <button key={column.index} type="button" onClick={() => onChange({ kind: "formula", expr: `${source.expr}${column.variable}` })}>{column.name}</button>)}</div>
          </>
        ) : null}
      </div>
      <Button type="text" size="small" aria-label={t("given.remove", { name })} icon={<Trash2 size={14} />} onClick={onRemove} />
    </div>
  );
}
