/** What can be done to the selected rows at once: each action says how many it will touch, the result says what was left and why. */
import { Button } from "antd";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api } from "@/api/client";
import { meQuery, queryClient } from "@/api/queries";
import { recordsPath, restoreRecords } from "@/api/records";
import type { FormDescriptor, RecordData, TransitionDocument } from "@/api/types";
import { say } from "@/i18n";
import { ask, toast, toastWithUndo } from "@/parts/feedback";
import { Icon } from "@/parts/icon";

import { addUp } from "./add-up";
import { approveAll, type Failure, useTasks } from "./batch-tasks";
import styles from "./list.module.css";

interface BatchBarProps {
  descriptor: FormDescriptor;
  app: string;
  rows: RecordData[];
  onClose: () => void;
}

const AT_ONCE = 200;

interface BulkAnswer { results: { id: number; ok: boolean; message: string | null }[] }

/** One request for each two hundred rows; a row that fails does not stop the others and says why. */
async function each(path: string, rows: RecordData[], step: { transition: string } | { delete: true }, titleOf: (row: RecordData) => string): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE);
    const { results } = await api.post<BulkAnswer>(`${path}/bulk`, { ids: part.map((row) => row.id), ...step });
    for (const result of results) {
      const row = part.find((one) => one.id === result.id);
      if (!result.ok && row) failures.push({ title: titleOf(row), reason: result.message ?? "" });
    }
  }
  return failures;
}

function Failures({ failures }: { failures: Failure[] }) {
  return <ul className={styles.failures}>{failures.map((failure) => <li key={failure.title}><b>{failure.title}</b><span>{failure.reason}</span></li>)}</ul>;
}

export function BatchBar({ descriptor, app, rows, onClose }: BatchBarProps) {
  const { t } = useTranslation("runtime");
  const [busy, setBusy] = useState("");
  const { document, rights } = descriptor;
  const path = recordsPath(app, document.key);
  const titleOf = (row: RecordData) => String(row[document.title] ?? row.id);
  const offers = document.fields
    .filter((field) => field.type === "status")
    .flatMap((field) => (field.transitions ?? []).filter((one) => one.by !== "flow" && !one.ask?.length && rights.transitions?.includes(one.key)).map((transition) => ({ transition, rows: rows.filter((row) => transition.from.includes(String(row[field.key]))) })))
    .filter((offer) => offer.rows.length > 0);
  const refresh = () => Promise.all(["records", "counts"].map((key) => queryClient.invalidateQueries({ queryKey: [key, document.key] })));
  const done = async (verb: string, count: number, failures: Failure[], undo?: () => Promise<void>) => {
    setBusy("");
    await refresh();
    if (failures.length) ask({ title: t("batch.partly", { verb, count: count - failures.length, failed: failures.length }), content: <Failures failures={failures} />, okText: t("common:ok"), wide: true });
    else if (undo) toastWithUndo(t("batch.done", { verb, count }), t("common:undo"), undo);
    else toast(t("batch.done", { verb, count }));
    onClose();
  };
  const run = async (transition: TransitionDocument, targets: RecordData[]) => {
    setBusy(transition.key);
    const failures = await each(path, targets, { transition: transition.key }, titleOf).catch((error: unknown) => {
      setBusy("");
      toast(error instanceof Error ? error.message : "", "danger");
      return null;
    });
    if (failures) await done(say(transition.name), targets.length, failures);
  };
  const tasks = useTasks(document.key, rows);
  const approve = async () => {
    setBusy("approve");
    const failures = await approveAll(tasks);
    await done(t("inbox.approve"), tasks.length, failures);
    await Promise.all([queryClient.invalidateQueries({ queryKey: ["inbox"] }), queryClient.invalidateQueries(meQuery)]);
  };
  const undo = async () => {
    for (let at = 0; at < rows.length; at += AT_ONCE) await restoreRecords(app, document.key, rows.slice(at, at + AT_ONCE).map((row) => row.id));
    await refresh();
  };
  const remove = () => ask({
    title: t("batch.deleteTitle", { count: rows.length, name: say(document.name) }), content: t("batch.deleteHint"), okText: t("batch.delete", { count: rows.length }), danger: true, cancelText: t("common:cancel"),
    onOk: async () => done(t("common:delete"), rows.length, await each(path, rows, { delete: true }, titleOf), undo),
  });
  const money = document.fields.find((field) => field.key === "payable" || (field.type === "formula" && field.result?.type === "money" && rows.some((row) => typeof row[field.key] === "string")));
  const sum = money ? addUp(rows.map((row) => row[money.key])) : null;
  return (
    <div className={styles.batch} role="toolbar" aria-label={t("batch.label")}>
      <strong>{t("batch.selected", { count: rows.length })}</strong>
      {sum && money ? <span className="muted">{t("batch.sum", { name: say(money.name), sum })}</span> : null}
      <i className={styles.divider} />
      {rights.delete ? <Button type="text" danger onClick={remove}>{t("common:delete")}</Button> : null}
      {tasks.length ? <Button type="primary" loading={busy === "approve"} disabled={busy !== ""} onClick={() => void approve()}>{t("batch.act", { verb: t("inbox.approve"), count: tasks.length })}</Button> : null}
      {offers.map(({ transition, rows: targets }, index) => (
        <Button key={transition.key} type={index === 0 && tasks.length === 0 ? "primary" : "text"} loading={busy === transition.key} disabled={busy !== ""} onClick={() => void run(transition, targets)}>
          {t("batch.act", { verb: say(transition.name), count: targets.length })}
        </Button>
      ))}
      <Button type="text" icon={<Icon as={X} />} aria-label={t("batch.clear")} onClick={onClose} />
    </div>
  );
}
