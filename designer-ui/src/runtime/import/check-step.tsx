/** The third step: what an import would give, by trying it; every bad row with its value and its reason. */
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SkeletonRows } from "@/parts/skeleton";

import { formatNumber } from "@/designers/words/format";
import { BadRows } from "./bad-rows";
import type { ImportRun, Preview } from "./run";

const SHOWN = 6;
const AMOUNTS = new Set(["number", "money", "percent"]);

export default function CheckStep({ run, preview, error }: { run: ImportRun; preview: Preview | undefined; error: string | undefined }) {
  const { t } = useTranslation("import");
  if (error) return <p className="im-problems" role="alert">{error}</p>;
  if (!preview) {
    return (
      <section className="im-card" aria-busy>
        <header role="status"><span className="im-hint">{t("check.checking", { count: run.total, n: formatNumber(String(run.total)) })}</span></header>
        <SkeletonRows rows={6} />
      </section>
    );
  }
  const bad = preview.rows.filter((row) => row.errors.length > 0);
  const good = preview.rows.filter((row) => row.errors.length === 0);
  const above = run.detected.header_row + 1;
  const paths = run.mapping.map((entry) => entry.target).slice(0, SHOWN);
  const align = (path: string) => (AMOUNTS.has(run.targets.find((target) => target.path === path)?.type ?? "") ? "im-number" : undefined);
  const rows = (count: number) => t("check.rows", { count, n: formatNumber(String(count)) });
  const hints = [
    preview.records < preview.new ? t("check.records", { count: preview.records, n: formatNumber(String(preview.records)), rows: rows(preview.new) }) : "",
    preview.tried < preview.checked ? t("check.read", { tried: formatNumber(String(preview.tried)) }) : "",
    preview.checked < preview.total ? t("check.unread", { count: preview.total - preview.checked, n: formatNumber(String(preview.total - preview.checked)) }) : "",
  ].filter(Boolean);
  return (
    <div className="im-main">
      <section className="im-card im-checked">
        <div className="im-sums">
          <Sum label={t("check.checked")} value={rows(preview.checked)} />
          <Sum label={t("check.new")} value={rows(preview.new)} />
          <Sum label={t("check.skipped")} value={rows(preview.skipped)} />
          <Sum label={t("check.bad")} value={rows(preview.bad)} bad={preview.bad > 0} />
        </div>
        <div className="im-share" aria-hidden>
          <i className="im-share-new" style={{ flexGrow: preview.new }} /><i style={{ flexGrow: preview.skipped }} /><i className="im-share-bad" style={{ flexGrow: preview.bad }} />
        </div>
        {hints.map((hint) => <p key={hint} className="im-hint">{hint}</p>)}
      </section>
      {bad.length ? (
        <section className="im-card">
          <header><h2><TriangleAlert size={16} aria-hidden /> {t("check.badTitle")}</h2><span className="im-hint">{preview.bad > bad.length ? t("check.badSome", { n: formatNumber(String(bad.length)) }) : t("check.badHint")}</span></header>
          <BadRows run={run} rows={bad} />
        </section>
      ) : <section className="im-card im-fine"><CircleCheck size={16} aria-hidden /> {t("check.fine")}</section>}
      {good.length ? (
        <section className="im-card">
          <header><h2>{t("check.sample")}</h2></header>
          <div className="im-scroll">
            <table>
              <thead><tr><th>{t("check.row")}</th>{paths.map((path) => <th key={path} className={align(path)}>{run.targets.find((target) => target.path === path)?.name ?? path}</th>)}</tr></thead>
              <tbody>{good.slice(0, 10).map((row) => <tr key={row.n}><td>{row.n + above}</td>{paths.map((path) => <td key={path} className={align(path)}>{String(row.values[path] ?? "—")}</td>)}</tr>)}</tbody>
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
