/** The second step: which column fills which field, what every row gets besides, and how rows enter. */
import { Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/designers/words/format";
import { useMe } from "@/shell/session";
import { ColumnTable } from "./column-table";
import { GivenValues } from "./given-values";
import { mergedBy, needsLook, targetOf } from "./mapping";
import type { Entry, ImportRun } from "./run";

interface Props {
  run: ImportRun;
  mapping: Entry[];
  mode: ImportRun["mode"];
  problems: string[];
  onChange: (mapping: Entry[]) => void;
  onMode: (mode: ImportRun["mode"]) => void;
  onSheet: (sheet: string) => void;
  turning: boolean;
}

type Show = "all" | "look" | "problem";

export default function MapStep({ run, mapping, mode, problems, onChange, onMode, onSheet, turning }: Props) {
  const { t } = useTranslation("import");
  const { rights } = useMe();
  const [show, setShow] = useState<Show>("all");
  const mapped = run.columns.filter((column) => targetOf(mapping, column.index)).length;
  const look = run.columns.filter((column) => { const entry = targetOf(mapping, column.index); return entry && needsLook(entry); });
  const bad = run.columns.filter((column) => column.problem !== null);
  const columns = show === "look" ? look : show === "problem" ? bad : run.columns;
  const merged = mergedBy(run, mapping);
  const several = run.detected.sheets.length > 1;
  const facts = [
    ["encoding", run.detected.encoding], ["delimiter", run.detected.delimiter ? t(`delimiter.${delimiterName(run.detected.delimiter)}` as never) : null], ["header", t("detected.row", { n: run.detected.header_row + 1 })], ["sheet", several ? null : run.detected.sheet], ["rows", t("detected.count", { count: run.total, n: formatNumber(String(run.total)) })],
  ].filter((each): each is [string, string] => Boolean(each[1]));
  return (
    <div className="im-two">
      <div className="im-main">
        {problems.length ? <ul className="im-problems" role="alert">{problems.map((text, index) => <li key={index}>{text}</li>)}</ul> : null}
        <section className="im-card">
          <header>
            <h2>{t("map.title")}</h2><span className="im-hint">{t("map.count", { count: run.columns.length, mapped })}</span><span className="im-grow" />
            <Segmented<Show> size="small" aria-label={t("map.title")} value={show} onChange={setShow} options={[{ value: "all", label: t("map.all", { count: run.columns.length }) }, { value: "look", label: t("map.look", { count: look.length }) }, { value: "problem", label: t("map.problem", { count: bad.length }) }]} />
          </header>
          <ColumnTable run={run} columns={columns} mapping={mapping} onChange={onChange} />
        </section>
        <GivenValues run={run} mapping={mapping} onChange={onChange} />
      </div>
      <aside className="im-side">
        <section className="im-card im-facts">
          <h2>{t("detected.title")}</h2>
          <dl>{facts.map(([key, value]) => <div key={key}><dt>{t(`detected.${key}` as never)}</dt><dd>{value}</dd></div>)}</dl>
          {run.detected.refused ? <p className="im-hint">{t("detected.refused")}</p> : null}
          {several ? <label>{t("detected.sheet")}<Select aria-label={t("detected.sheet")} value={run.detected.sheet} loading={turning} onChange={onSheet} options={run.detected.sheets.map((each) => ({ value: each, label: each }))} /></label> : null}
        </section>
        <section className="im-card im-facts">
          <h2>{t("options.title")}</h2>
          <label>{t("options.mode")}<Select aria-label={t("options.mode")} value={mode} onChange={onMode} options={(rights.admin ? ["history", "live"] as const : ["live"] as const).map((each) => ({ value: each, label: t(`options.${each}`) }))} /></label>
          <p className="im-hint">{t(mode === "history" ? "options.historyHint" : "options.liveHint")}</p>
          {merged.length ? <p className="im-hint">{t("options.merged", { names: merged.map((target) => target.name).join(t("map.join")) })}</p> : null}
          <p className="im-hint">{t("options.again")}</p>
        </section>
      </aside>
    </div>
  );
}

function delimiterName(delimiter: string): string {
  return delimiter === "," ? "comma" : delimiter === "\t" ? "tab" : delimiter === ";" ? "semicolon" : "other";
}
