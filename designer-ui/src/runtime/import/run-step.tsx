/** The last step: running with progress that can be held and stopped, then the result with the refused rows to take along. */
import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm, Progress } from "antd";
import { CircleCheck, Download, Pause, Play, Square, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/designers/words/format";
import { BadRows } from "./bad-rows";
import type { ImportRun } from "./run";
import { refusedQuery } from "./run";

interface Props {
  run: ImportRun;
  busy: boolean;
  /** The last question about its progress got no answer; the next may. */
  lost: boolean;
  onMove: (verb: "pause" | "resume" | "cancel") => void;
  onList: () => void;
  onAgain: () => void;
}

export default function RunStep({ run, busy, lost, onMove, onList, onAgain }: Props) {
  const { t } = useTranslation("import");
  const over = run.state === "done" || run.state === "cancelled" || run.state === "failed";
  const percent = run.total ? Math.min(100, Math.floor((run.done / run.total) * 100)) : 0;
  const left = run.rate && run.total > run.done ? Math.ceil((run.total - run.done) / run.rate) : 0;
  const rows = run.done - run.skipped - run.failed;
  const number = (value: number) => formatNumber(String(value));
  const { data: refused } = useQuery(refusedQuery(run.id, over ? run.failed : 0));
  return (
    <div className="im-main im-finish">
      <section className="im-card im-run" aria-live="polite">
        <h2>{run.state === "done" ? <CircleCheck size={20} className="im-good" aria-hidden /> : null}{t(`run.${run.state}` as never)}</h2>
        <Progress percent={run.state === "done" ? 100 : percent} status={run.state === "failed" ? "exception" : run.state === "done" ? "success" : run.state === "running" ? "active" : "normal"} aria-label={t("run.progress")} />
        <p className="im-hint">
          {t("run.of", { done: number(run.done), total: number(run.total) })}
          {run.state === "running" && run.rate ? ` · ${t("run.rate", { count: number(run.rate) })}` : ""}
          {rows > run.created ? ` · ${t("run.merged", { count: run.created, rows: number(rows), n: number(run.created) })}` : ""}
          {run.state === "running" && left ? ` · ${t("run.left", { count: left })}` : ""}
        </p>
        {lost && !over ? <p className="im-blocked" role="alert">{t("run.lost")}</p> : null}
        {run.message ? <p className="im-error" role="alert">{run.message}</p> : null}
        <dl className="im-sums">
          <div><dt>{t("run.created")}</dt><dd><strong>{number(run.created)}</strong></dd></div>
          <div><dt>{t("run.skipped")}</dt><dd><strong>{number(run.skipped)}</strong></dd></div>
          <div><dt>{t("run.refused")}</dt><dd><strong className={run.failed ? "im-error" : undefined}>{number(run.failed)}</strong></dd></div>
        </dl>
        <div className="im-buttons">
          {run.state === "running" ? <Button loading={busy} icon={<Pause size={14} />} onClick={() => onMove("pause")}>{t("run.pause")}</Button> : null}
          {run.state === "paused" ? <Button type="primary" loading={busy} icon={<Play size={14} />} onClick={() => onMove("resume")}>{t("run.resume")}</Button> : null}
          {over ? null : (
            <Popconfirm title={t("run.cancelTitle")} description={t("run.cancelText", { n: number(run.created) })} okText={t("run.cancel")} cancelText={t("run.goOn")} onConfirm={() => onMove("cancel")}>
              <Button danger icon={<Square size={14} />}>{t("run.cancel")}</Button>
            </Popconfirm>
          )}
          {run.failed ? <Button icon={<Download size={14} />} href={`/api/v1/imports/${run.id}/errors.xlsx`}>{t("run.errors", { n: number(run.failed) })}</Button> : null}
          {run.failed ? <Button type="text" href={`/api/v1/imports/${run.id}/errors`}>CSV</Button> : null}
          {over ? <Button type="primary" onClick={onList}>{t("run.list")}</Button> : null}
          {over ? <Button onClick={onAgain}>{t("run.again")}</Button> : null}
        </div>
        {run.state === "running" ? <p className="im-hint">{t("run.leave")}</p> : null}
      </section>
      {refused?.rows.length ? (
        <section className="im-card">
          <header><h2><TriangleAlert size={16} aria-hidden /> {t("check.badTitle")}</h2>{run.failed > refused.rows.length ? <span className="im-hint">{t("run.badSome", { n: number(refused.rows.length) })}</span> : null}</header>
          <BadRows run={run} rows={refused.rows} />
        </section>
      ) : null}
    </div>
  );
}
