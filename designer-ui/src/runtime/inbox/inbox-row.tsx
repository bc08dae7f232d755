import { useTranslation } from "react-i18next";

import type { InboxItem } from "@/api/types";
import { duration, money, shortTime } from "@/i18n/format";
import { textOf } from "@/kinds/fields/text";
import { StatusDot, type Tone } from "@/parts/status";

import styles from "./inbox.module.css";

/** Late, or waiting for how long: the first thing that orders a day. */
export function Age({ item }: { item: InboxItem }) {
  const { t } = useTranslation();
  const now = Date.now();
  const late = item.due_at && new Date(item.due_at).getTime() < now ? now - new Date(item.due_at).getTime() : 0;
  if (late) return <span className={styles.late}>{t("time.late", { time: duration(late) })}</span>;
  return <span className="muted">{t("time.waited", { time: duration(now - new Date(item.created_at).getTime()) })}</span>;
}

const TONES: Record<string, Tone> = { approved: "success", done: "success", rejected: "danger", cancelled: "neutral", waiting: "warning", running: "warning", open: "warning" };

export function starter(item: InboxItem): string {
  return textOf(item.started_by);
}

/** One task: amount first, then who, then why it is here. */
export function InboxRow({ item, chosen, onChoose }: { item: InboxItem; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("runtime");
  const open = item.state === "open" || item.state === "waiting";
  const who = item.summary.map((part) => textOf(part.value)).find((text) => text && text !== item.title) ?? item.title;
  return (
    <button type="button" className={`${styles.row} ${chosen ? styles.chosen : ""}`} aria-current={chosen} onClick={onChoose}>
      <span className={styles.line}>
        <b>{item.amount ? money(item.amount) : item.title}</b>
        {open ? <Age item={item} /> : <StatusDot tone={TONES[item.state] ?? "neutral"}>{t(`inbox.states.${item.state}`, { defaultValue: t("inbox.states.done") })} {shortTime(item.created_at)}</StatusDot>}
      </span>
      <span className={styles.who}>{item.amount ? who : ""}</span>
      <span className={styles.line}>
        <span className="muted">{[item.node_name || item.form_name, item.amount ? item.title : ""].filter(Boolean).join(" · ")}</span>
        <span className="muted">{starter(item)}</span>
      </span>
    </button>
  );
}
