/** A waiting task on the phone: amount, whom it is about, why it came and what speaks for it; approved without opening it. */
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { GitBranch } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { newIdempotencyKey } from "@/api/client";
import { ApiError } from "@/api/errors";
import { decide } from "@/api/inbox";
import { formQuery } from "@/api/queries";
import type { InboxItem } from "@/api/types";
import { money } from "@/i18n/format";
import { textOf } from "@/kinds/fields/text";
import { toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { refreshRecord } from "@/runtime/record/refresh";

import { decidedText } from "./decided";
import { isFirst } from "./first-press";
import styles from "./inbox.module.css";
import { Age, starter, subjectOf } from "./inbox-row";

const FACTS = 3;

interface InboxCardProps {
  item: InboxItem;
  /** `rejecting`: the task opens with its opinion asked for. */
  onOpen: (rejecting?: boolean) => void;
}

export function InboxCard({ item, onOpen }: InboxCardProps) {
  const { t } = useTranslation("runtime");
  const { data: descriptor } = useQuery(formQuery(item.app, item.form));
  const [busy, setBusy] = useState(false);
  const key = useRef(newIdempotencyKey());
  const who = subjectOf(item, descriptor);
  const facts = item.summary.map((part) => ({ label: part.label, text: textOf(part.value) })).filter((part) => part.text && ![item.title, who, item.amount].includes(part.text));
  const reasons = item.reason.filter(Boolean);

  const approve = async () => {
    if (item.asks) return onOpen();
    setBusy(true);
    try {
      const result = await decide(item.id, "approve", {}, key.current);
      toast(decidedText(t("inbox.approve"), result.next));
      await refreshRecord(item.form, String(item.record_id));
    } catch (error) {
      key.current = newIdempotencyKey();
      if (!(error instanceof ApiError)) throw error;
      toast(error.errors[0]?.message ?? error.message, "danger");
      await refreshRecord(item.form, String(item.record_id));
    } finally {
      setBusy(false);
    }
  };

  return (
    <article className={styles.card} aria-label={item.title}>
      <button type="button" className={styles.open} onClick={() => onOpen()}>
        <span className={styles.line}><b>{item.amount ? `¥${money(item.amount)}` : item.title}</b><Age item={item} /></span>
        <span className={styles.who}>{item.amount ? who : ""}</span>
        <span className={styles.line}><span className="muted">{[item.node_name || item.form_name, item.amount ? item.title : ""].filter(Boolean).join(" · ")}</span><span className="muted">{starter(item)}</span></span>
        {reasons.length ? <span className={styles.reason}><Icon as={GitBranch} size={14} /><span>{reasons.join(t("common:reasonJoin"))}</span></span> : null}
        {facts.length ? <span className={styles.few}>{facts.slice(0, FACTS).map((part) => <span key={part.label}><small>{part.label}</small>{part.text}</span>)}</span> : null}
      </button>
      {item.actions.length ? (
        <div className={styles.cardButtons}>
          {item.actions.includes("reject") ? <Button className={styles.reject} disabled={busy} onClick={() => onOpen(true)}>{t("inbox.reject")}</Button> : null}
          {item.actions.includes("approve") ? <Button type="primary" className={styles.approve} loading={busy} disabled={busy} onClick={(event) => { if (isFirst(event)) void approve(); }}>{t("inbox.approve")}</Button> : null}
        </div>
      ) : null}
    </article>
  );
}
