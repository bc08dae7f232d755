/** The third step: what an import would give, by trying it; every bad row with its value and its reason. */
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SkeletonRows } from "@/parts/skeleton";

import { formatNumber } from "@/designers/words/format";
import type { ProblemGroup } from "./group-problems";
import { groupProblems } from "./group-problems";
import type { ImportRun, Preview } from "./run";

const SHOWN = 6;

export default function CheckStep({ run, preview, error }: { run: ImportRun; preview: Preview | undefined; error: string | undefined }) {
  const { t } = useTranslation("import");
  if (error) return <p className="im-problems" role="alert">{error}</p>;
  if (!preview) return <section className="im-card"><SkeletonRows rows={6} /></section>;
  const bad = preview.rows.filter((row) => row.errors.length > 0);
  const good = preview.rows.filter((row) => row.errors.length === 0);
  const above = run.detected.header_row + 1;
  const paths = run.mapping.map((entry) => entry.target).slice(0, SHOWN);
  return (
    <div className="im-main">
      <section className="im-card im-sums">
        <Sum label={t("check.checked")} value={t("check.rows", { count: preview.checked, n: formatNumber(String(preview.checked)) })} />
        <Sum label={t("check.new")} value={t("check.rows", { count: preview.new, n: formatNumber(String(preview.new)) })} />
        <Sum label={t("check.skipped")} value={t("check.rows", { count: preview.skipped, n: formatNumber(String(preview.skipped)) })} />
        <Sum label={t("check.bad")} value={t("check.rows", { count: preview.bad, n: formatNumber(String(preview.bad)) })} bad={preview.bad > 0} />
      </section>
      {bad.length ? (
        <section className="im-card">
          <header><h2><TriangleAlert size={16} aria-hidden /> {t("check.badTitle")}</h2><span className="im-hint">{t("check.badHint")}</span></header>
          <ul className="im-bad">{groupProblems(bad).map((group, index) => <BadRows key={index} run={run} group={group} above={above} />)}</ul>
        </section>
      ) : <section className="im-card im-fine"><CircleCheck size={16} aria-hidden /> {t("check.fine")}</section>}
      {good.length ? (
        <section className="im-card">
          <header><h2>{t("check.sample")}</h2></header>
          <div className="im-scroll">
            <table>
              <thead><tr><th>{t("check.row")}</th>{paths.map((path) => <th key={path}>{run.targets.find((target) => target.path === path)?.name ?? path}</th>)}</tr></thead>
              <tbody>{good.slice(0, 10).map((row) => <tr key={row.n}><td>{row.n + above}</td>{paths.map((path) => <td key={path}>{String(row.values[path] ?? "—")}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Sum({ label, value, bad = false }: { label: string; value: string; bad?: boolean }) {
  return <div><span>{label}</span><strong className={bad ? "im-error" : undefined}>{value}</strong></div>;
}

/** `above` rows stand before the data, so that a row has the number that the spreadsheet shows beside it. */
function BadRows({ run, group, above }: { run: ImportRun; group: ProblemGroup; above: number }) {
  const { t } = useTranslation("import");
  const target = run.targets.find((each) => each.path === group.path);
  const [first = 0] = group.rows;
  return (
    <li>
      <span className="im-hint">{group.rows.length > 1 ? t("check.lines", { n: first + above, count: group.rows.length }) : t("check.line", { n: first + above })}</span>
      <span>{target?.name ?? ""}</span>
      {group.value === null ? <span /> : <code>{group.value}</code>}
      <span>{group.message}{group.hint ? <em> {group.hint}</em> : null}</span>
    </li>
  );
}
