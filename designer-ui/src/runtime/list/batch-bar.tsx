/** What can be done to the selected rows at once: each action says how many it will touch, the result says what was left and why. */
import { Button } from "antd";
import { Printer, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { meQuery, queryClient } from "@/api/queries";
import { forEachRecord, restoreRecords } from "@/api/record-writes";
import type { FormDescriptor, RecordData } from "@/api/types";
import { say } from "@/i18n";
import { ask, toast, toastWithUndo } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { usePrinting } from "@/runtime/printing/print-button";

import { addUp } from "./add-up";
import { approveAll, type Failure, useTasks } from "./batch-tasks";
import styles from "./list.module.css";

const AskDialog = lazy(() => import("@/runtime/record/ask-dialog"));

interface BatchBarProps {
  descriptor: FormDescriptor;
  app: string;
  rows: RecordData[];
  /** What failed stays selected, to be looked at or tried again. */
  onLeft: (ids: number[]) => void;
  onClose: () => void;
}

const AT_ONCE = 200;

/** A transition or a button with what it asks, or the bin. */
type Step = { transition: string; values?: Record<string, unknown> } | { button: string; values?: Record<string, unknown> } | { delete: true };

interface Offer { key: string; label: string; rows: RecordData[]; ask: string[]; confirm: string; step: { transition: string } | { button: string } }

/** One request for each two hundred rows; a row that fails does not stop the others and says why. */
async function each(app: string, form: string, rows: RecordData[], step: Step, titleOf: (row: RecordData) => string): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE);
    for (const result of await forEachRecord(app, form, { ids: part.map((row) => row.id), ...step })) {
      const row = part.find((one) => one.id === result.id);
      if (!result.ok && row) failures.push({ id: row.id, title: titleOf(row), reason: result.message ?? "" });
    }
  }
  return failures;
}

function Failures({ failures }: { failures: Failure[] }) {
  return <ul className={styles.failures}>{failures.map((failure) => <li key={failure.title}><b>{failure.title}</b><span>{failure.reason}</span></li>)}</ul>;
}

export function BatchBar({ descriptor, app, rows, onLeft, onClose }: BatchBarProps) {
  const { t } = useTranslation("runtime");
  const [busy, setBusy] = useState("");
  const [asked, setAsked] = useState<Offer | null>(null);
  const { document, rights } = descriptor;
  const titleOf = (row: RecordData) => String(row[document.title] ?? row.id);
  const offers: Offer[] = [
    ...document.fields.filter((field) => field.type === "status").flatMap((field) => (field.transitions ?? [])
      .filter((one) => one.by !== "flow" && rights.transitions?.includes(one.key))
      .map((one) => ({ key: one.key, label: say(one.name), rows: rows.filter((row) => one.from.includes(String(row[field.key]))), ask: one.ask ?? [], confirm: "", step: { transition: one.key } }))),
    ...(document.buttons ?? []).filter((one) => rights.buttons?.includes(one.key))
      .map((one) => ({ key: one.key, label: say(one.name), rows, ask: one.ask ?? [], confirm: say(one.confirm), step: { button: one.key } })),
  ].filter((offer, _, all) => offer.rows.length > 0 && ("button" in offer.step || !all.some((other) => "button" in other.step && other.label === offer.label)));
  const refresh = () => Promise.all(["records", "counts"].map((key) => queryClient.invalidateQueries({ queryKey: [key, document.key] })));
  const done = async (verb: string, count: number, failures: Failure[], undo?: () => Promise<void>) => {
    setBusy("");
    await refresh();
    if (failures.length) ask({ title: t("batch.partly", { verb, count: count - failures.length, failed: failures.length }), content: <Failures failures={failures} />, okText: t("common:ok"), wide: true });
    else if (undo) toastWithUndo(t("batch.done", { verb, count }), t("common:undo"), undo);
    else toast(t("batch.done", { verb, count }));
    if (failures.length) onLeft(failures.map((failure) => failure.id));
    else onClose();
  };
  const run = async (offer: Offer, values?: Record<string, unknown>) => {
    setBusy(offer.key);
    setAsked(null);
    const failures = await each(app, document.key, offer.rows, { ...offer.step, ...(values ? { values } : {}) }, titleOf).catch((error: unknown) => {
      setBusy("");
      toast(error instanceof Error ? error.message : "", "danger");
      return null;
    });
    if (failures) await done(offer.label, offer.rows.length, failures);
  };
  const press = (offer: Offer) => {
    const title = t("batch.act", { verb: offer.label, count: offer.rows.length });
    if (offer.ask.length) setAsked(offer);
    else if (offer.confirm) ask({ title, content: offer.confirm, okText: title, cancelText: t("common:cancel"), onOk: () => run(offer) });
    else void run(offer);
  };
  const tasks = useTasks(document.key, rows);
  const printing = usePrinting(app, descriptor, rows.map((row) => row.id));
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
    onOk: async () => done(t("common:delete"), rows.length, await each(app, document.key, rows, { delete: true }, titleOf), undo),
  });
  const money = document.fields.find((field) => field.key === "payable" || (field.type === "formula" && field.result?.type === "money" && rows.some((row) => typeof row[field.key] === "string")));
  const sum = money ? addUp(rows.map((row) => row[money.key])) : null;
  return (
    <div className={styles.batch} role="toolbar" aria-label={t("batch.label")}>
      <strong>{t("batch.selected", { count: rows.length })}</strong>
      {sum && money ? <span className="muted">{t("batch.sum", { name: say(money.name), sum })}</span> : null}
      <i className={styles.divider} />
      {printing.open ? <Button type="text" icon={<Icon as={Printer} size={14} />} onClick={printing.open}>{t("batch.act", { verb: t("common:print"), count: rows.length })}</Button> : null}
      {rights.delete ? <Button type="text" danger onClick={remove}>{t("common:delete")}</Button> : null}
      {tasks.length ? <Button type="primary" loading={busy === "approve"} disabled={busy !== ""} onClick={() => void approve()}>{t("batch.act", { verb: t("inbox.approve"), count: tasks.length })}</Button> : null}
      {offers.map((offer, index) => (
        <Button key={offer.key} type={index === 0 && tasks.length === 0 ? "primary" : "text"} loading={busy === offer.key} disabled={busy !== ""} onClick={() => press(offer)}>
          {t("batch.act", { verb: offer.label, count: offer.rows.length })}
        </Button>
      ))}
      <Button type="text" icon={<Icon as={X} />} aria-label={t("batch.clear")} onClick={onClose} />
      {printing.dialog}
      {asked ? (
        <Suspense><AskDialog descriptor={descriptor} app={app} form={document.key} id="" record={{}} title={t("batch.act", { verb: asked.label, count: asked.rows.length })} note={asked.confirm || null} fields={asked.ask} onSend={(values) => run(asked, values)} onClose={() => setAsked(null)} /></Suspense>
      ) : null}
    </div>
  );
}
