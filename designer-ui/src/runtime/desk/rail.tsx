/** The sums of the day and the last scans, the newest first; the last one can be taken back. */
import { Button } from "antd";
import { RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/parts/icon";

import styles from "./desk.module.css";
import type { Journal } from "./journal";

const clock = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

export function Rail({ journal, waiting, canUndo, onUndo }: { journal: Journal; waiting: number; canUndo: boolean; onUndo: () => void }) {
  const { t } = useTranslation("desk");
  const { day, entries } = journal;
  const pace = day.done ? (day.seconds / Math.max(1, day.done)).toFixed(1) : "—";
  const last = entries.find((each) => each.outcome === "done" || each.outcome === "sending");
  return (
    <aside className={styles.rail} aria-label={t("last")}>
      <h2>{t("today")}</h2>
      <dl className={styles.sums}>
        <div><dt>{t("outcome.done")}</dt><dd>{day.done}</dd></div>
        <div><dt>{t("pace")}</dt><dd>{pace} <small>{day.done ? t("seconds") : ""}</small></dd></div>
        <div data-bad={day.refused > 0 || undefined}><dt>{t("outcome.refused")}</dt><dd>{day.refused}</dd></div>
        <div data-waiting={waiting > 0 || undefined}><dt>{t("outcome.sending")}</dt><dd>{waiting}</dd></div>
      </dl>
      <header><h2>{t("last")}</h2>{last && (canUndo || last.outcome === "sending") ? <Button type="text" size="small" tabIndex={-1} icon={<Icon as={RotateCcw} size={14} />} onClick={onUndo}>{t("undo")}</Button> : null}</header>
      {entries.length === 0 ? <p className="muted">{t("nothing")}</p> : null}
      <ol className={styles.entries}>
        {entries.map((each) => (
          <li key={each.key}>
            <b>{each.title}</b><span data-outcome={each.outcome}>{t(`outcome.${each.outcome}`)}</span>
            <span className="muted">{each.outcome === "done" || each.outcome === "sending" || each.outcome === "undone" ? each.detail || "—" : each.message ?? "—"}</span><time className="muted">{clock.format(each.at)}</time>
          </li>
        ))}
      </ol>
    </aside>
  );
}
