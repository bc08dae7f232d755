import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { formQuery } from "@/api/queries";
import type { FormDescriptor, InboxItem } from "@/api/types";
import { duration, money, shortTime } from "@/i18n/format";
import { labelOf } from "@/kinds/fields-of";
import { textOf } from "@/kinds/fields/text";
import { StatusDot, type Tone } from "@/parts/status";

import styles from "./inbox.module.css";

/** Late, or waiting for how long: the first thing that orders a day. */
export function Age({ item }: { item: Pick<InboxItem, "created_at" | "due_at"> }) {
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

/** Whom it is about: the first record that the form refers to, such as the customer. */
export function subjectOf(item: InboxItem, descriptor: FormDescriptor | undefined): string {
  const order = descriptor?.document.layout?.flatMap((section) => section.items.map((part) => part.field)) ?? [];
  const references = (descriptor?.document.fields ?? []).filter((field) => field.type === "reference").sort((one, two) => order.indexOf(one.key) - order.indexOf(two.key));
  for (const field of references) {
    const found = item.summary.find((part) => part.label === labelOf(field) && textOf(part.value));
    if (found) return textOf(found.value);
  }
  return item.summary.map((part) => textOf(part.value)).find((text) => text && text !== item.title) ?? "";
}

export function isOpen(item: InboxItem): boolean {
  return ["open", "waiting", "pending"].includes(item.state.toLowerCase());
}

/** One task: amount first, then who, then why it is here. */
export function InboxRow({ item, chosen, onChoose }: { item: InboxItem; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("runtime");
  const state = item.state.toLowerCase();
  const open = isOpen(item);
  const { data: descriptor } = useQuery(formQuery(item.app, item.form));
  const who = subjectOf(item, descriptor);
  return (
    <button type="button" className={`${styles.row} ${chosen ? styles.chosen : ""}`} aria-current={chosen} onClick={onChoose}>
      <span className={styles.line}>
        <b>{item.amount ? money(item.amount) : item.title}</b>
        {open ? <Age item={item} /> : <StatusDot tone={TONES[state] ?? "neutral"}>{t(`inbox.states.${state}`, { defaultValue: t("inbox.states.done") })} {shortTime(item.decided_at ?? item.created_at)}</StatusDot>}
      </span>
      <span className={styles.who}>{item.amount ? who : ""}</span>
      <span className={styles.line}>
        <span className="muted">{[item.node_name || item.form_name, item.amount ? item.title : ""].filter(Boolean).join(" · ")}</span>
        <span className="muted">{starter(item)}</span>
      </span>
    </button>
  );
}
