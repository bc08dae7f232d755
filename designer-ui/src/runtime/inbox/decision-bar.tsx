/** The decision: one blue button, the refusal as red text, an opinion where the flow asks for one. A and R do it by key. */
import { Button } from "antd";
import { History } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { newIdempotencyKey } from "@/api/client";
import { ApiError } from "@/api/errors";
import { decide, type Decision } from "@/api/inbox";
import type { TaskAnswer } from "@/api/types";
import { say } from "@/i18n";
import { ask, toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { TextArea } from "@/parts/text-box";
import { refreshRecord } from "@/runtime/record/refresh";
import { useMe } from "@/shell/session";

import { decidedText } from "./decided";
import { isFirst } from "./first-press";
import styles from "./inbox.module.css";
import type { FillIn } from "./opened";
import { ownPhrases, rememberOpinion } from "./phrases";

interface DecisionBarProps {
  answer: TaskAnswer;
  fill: FillIn | null;
  /** Opened in order to be rejected: the opinion is asked for at once. */
  rejecting?: boolean;
  onDone: () => void;
}

export function DecisionBar({ answer, fill, rejecting, onDone }: DecisionBarProps) {
  const { t } = useTranslation("runtime");
  const [opinion, setOpinion] = useState("");
  const [busy, setBusy] = useState<Decision | "">("");
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const key = useRef(newIdempotencyKey());
  const { task } = answer;
  const me = useMe();
  const standing = [t("inbox.phrase.agree"), t("inbox.phrase.more")];
  const own = ownPhrases(me.user.login, task.flow, standing);
  const labelOf = (decision: Decision) => say(answer.actions.find((action) => action.key === decision)?.name) || t(`inbox.${decision}`);
  const may = (decision: Decision) => answer.actions.some((action) => action.key === decision);

  const send = async (decision: Decision) => {
    if (busy) return;
    const needed = answer.opinion === "always" || (answer.opinion === "on_reject" && decision === "reject");
    if (needed && !opinion.trim()) {
      setAsked(true);
      input.current?.focus();
      return;
    }
    if (decision === "approve" && fill?.markMissing()) return;
    setBusy(decision);
    try {
      const result = await decide(task.id, decision, { opinion: opinion.trim() || undefined, values: fill?.values() }, key.current);
      rememberOpinion(me.user.login, task.flow, opinion.trim(), standing);
      toast(decidedText(labelOf(decision), result.next));
      onDone();
      await refreshRecord(task.form, String(task.record_id));
    } catch (error) {
      key.current = newIdempotencyKey();
      if (!(error instanceof ApiError)) throw error;
      if (fill?.show(error)) return void toast(t("common:error.several", { count: error.errors.length }), "danger");
      ask({ title: t("record.refused", { verb: labelOf(decision) }), content: error.errors[0]?.message ?? error.message, okText: t("common:ok") });
      if (error.status === 409 || error.status === 404) await refreshRecord(task.form, String(task.record_id));
    } finally {
      setBusy("");
    }
  };

  useEffect(() => {
    if (rejecting) input.current?.focus();
  }, [rejecting]);

  const act = useRef(send);
  act.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLElement && event.target.closest("input, textarea, [role=dialog], dialog"))) return;
      if (event.key.toLowerCase() === "a") void act.current("approve");
      if (event.key.toLowerCase() === "r") void act.current("reject");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const hint = answer.opinion === "on_reject" ? t("inbox.opinionOnReject") : answer.opinion === "always" ? t("inbox.opinionAlways") : t("inbox.opinion");
  const wrong = asked && !opinion.trim();
  return (
    <footer className={styles.decide}>
      <div className={styles.opinionRow}>
        <TextArea box={input} most={4} value={opinion} placeholder={hint} aria-label={hint} invalid={wrong} onChange={setOpinion} />
        <div className={styles.phrases}>
          {standing.map((word) => <Button key={word} onClick={() => setOpinion(word)}>{word}</Button>)}
          {own.map((word) => <Button key={word} type="dashed" title={t("inbox.phrase.own")} icon={<Icon as={History} size={14} />} onClick={() => setOpinion(word)}>{word}</Button>)}
        </div>
      </div>
      {wrong ? <p className={styles.wrong} role="alert">{t("inbox.needOpinion")}</p> : null}
      <div className={styles.buttons}>
        {may("approve") ? <Button type="primary" className={styles.approve} loading={busy === "approve"} disabled={busy !== ""} onClick={(event) => { if (isFirst(event)) void send("approve"); }}>{labelOf("approve")}</Button> : null}
        {may("reject") ? <Button className={styles.reject} loading={busy === "reject"} disabled={busy !== ""} onClick={(event) => { if (isFirst(event)) void send("reject"); }}>{labelOf("reject")}</Button> : null}
      </div>
    </footer>
  );
}
