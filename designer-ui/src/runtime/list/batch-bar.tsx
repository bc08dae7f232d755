/** What can be done to the selected rows at once: each action says how many it will touch, the result says what was left and why. */
import { Button } from "antd";
import { Printer, X } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { meQuery, queryClient } from "@/api/queries";
import type { FormDescriptor, RecordData } from "@/api/types";
import { say } from "@/i18n";
import { money } from "@/i18n/format";
import { ask, toast, toastWithUndo } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { lazyPart } from "@/parts/lazy-part";
import { usePrinting } from "@/runtime/printing/print-button";
import { totalOf } from "@/runtime/record/total-of";
import { wayBack } from "@/runtime/record/way-back";
import { holdPushed } from "@/shell/events";

import { type Act, actsOf, allows, inOrderOf } from "./acts";
import { addUp } from "./add-up";
import { BatchProgress, type Working } from "./batch-progress";
import { BatchResult } from "./batch-result";
import { PART, type Step, stepAll, stepEach } from "./batch-step";
import { approveEach, useTasks } from "./batch-tasks";
import { BatchWalk } from "./batch-walk";
import styles from "./list.module.css";
import { type Offers, useOffers } from "./use-offers";
import { type Failure, type Result, workOff } from "./work-off";

const AskDialog = lazyPart(() => import("@/runtime/record/ask-dialog"));

interface BatchBarProps {
  descriptor: FormDescriptor;
  app: string;
  rows: RecordData[];
  /** What the list has asked already of what its rows allow. */
  known: Offers;
  /** Keys of what its rows offer: these come first, in this order. */
  first: string[];
  /** What failed stays selected, to be looked at or tried again. */
  onLeft: (ids: number[]) => void;
  /** Selects further rows of the list, where there are more than are loaded. */
  onMore?: () => Promise<void>;
  onClose: () => void;
}

/** `back` takes it back afterwards. */
interface Offer extends Act { rows: RecordData[]; back?: Step }

export default function BatchBar({ descriptor, app, rows, known, first, onLeft, onMore, onClose }: BatchBarProps) {
  const { t } = useTranslation("runtime");
  const [working, setWorking] = useState<Working | null>(null);
  const [choosing, setChoosing] = useState(false);
  const stopped = useRef(false);
  const [asked, setAsked] = useState<Offer | null>(null);
  const [walked, setWalked] = useState<Offer | null>(null);
  const { document, rights } = descriptor;
  const titleOf = (row: RecordData) => String(row[document.title] ?? row.id);
  const further = useOffers(app, document.key, rows.filter((row) => !known.has(row.id)).map((row) => row.id));
  const allowed = new Map([...known, ...further]);
  const offers: Offer[] = inOrderOf(first, actsOf(descriptor))
    .map((act): Offer => {
      const touched = rows.filter((row) => allows(act, row, allowed));
      const back = "transition" in act.step ? wayBack(descriptor, act.key, touched) : undefined;
      return { ...act, rows: touched, back: back ? { transition: back } : undefined };
    })
    .filter((offer, _, all) => offer.rows.length > 0 && ("button" in offer.step || !all.some((other) => "button" in other.step && other.rows.length > 0 && other.label === offer.label)));
  const refresh = () => Promise.all(["records", "counts"].map((key) => queryClient.invalidateQueries({ queryKey: [key, document.key] })));
  /** Works the items off and tells the result; what was not done stays selected, what was done can be taken back. */
  const work = async <T,>(verb: string, items: T[], size: number, idOf: (item: T) => number, part: (items: T[]) => Promise<Failure[]>, back?: Step) => {
    const count = items.length;
    stopped.current = false;
    setWorking({ verb, done: 0, count, stopping: false });
    const release = holdPushed();
    const result = await workOff(items, size, part, (done) => {
      setWorking({ verb, done, count, stopping: stopped.current });
      return !stopped.current;
    }).finally(release);
    setWorking(null);
    await refresh();
    const left = [...result.failures.map((failure) => failure.id), ...items.slice(result.tried).map(idOf)];
    const done = new Set(items.map(idOf).filter((id) => !left.includes(id)));
    tell(verb, count, result, rows.filter((row) => done.has(row.id)), back);
    if (left.length) onLeft(left);
    else onClose();
  };
  const tell = (verb: string, count: number, result: Result, done: RecordData[], back?: Step) => {
    const left = count - done.length;
    if (left) ask({ title: t("batch.partly", { verb, count: done.length, failed: left }), content: <BatchResult result={result} count={count} />, okText: t("common:ok"), wide: true });
    if (back && done.length) toastWithUndo(t("batch.done", { verb, count: done.length }), t("common:undo"), () => takeBack(verb, back, done));
    else if (!left) toast(t("batch.done", { verb, count }));
  };
  const takeBack = async (verb: string, back: Step, touched: RecordData[]) => {
    const result = await stepAll(app, document.key, touched, back, titleOf);
    await refresh();
    const failed = touched.length - result.tried + result.failures.length;
    if (failed) ask({ title: t("batch.notUndone", { verb, count: failed }), content: <BatchResult result={result} count={touched.length} />, okText: t("common:ok"), wide: true });
    else toast(t("batch.undone", { verb, count: touched.length }));
  };
  const step = (verb: string, touched: RecordData[], order: Step, back?: Step) => work(verb, touched, PART, (row) => row.id, (part) => stepEach(app, document.key, part, order, titleOf), back);
  const run = (offer: Offer, values?: Record<string, unknown>) => {
    setAsked(null);
    return step(offer.label, offer.rows, { ...offer.step, ...(values ? { values } : {}) }, offer.back);
  };
  const press = (offer: Offer) => {
    const title = t("batch.act", { verb: offer.label, count: offer.rows.length });
    if (offer.ask.length && offer.oneByOne) setWalked(offer);
    else if (offer.ask.length) setAsked(offer);
    else if (offer.confirm) ask({ title, content: say(offer.confirm), okText: title, cancelText: t("common:cancel"), onOk: () => run(offer) });
    else void run(offer);
  };
  const endWalk = async (done: Set<number>) => {
    setWalked(null);
    await refresh();
    if (done.size && walked) toast(t("batch.done", { verb: walked.label, count: done.size }));
    const left = rows.map((row) => row.id).filter((id) => !done.has(id));
    if (!left.length) onClose();
    else if (done.size) onLeft(left);
  };
  const tasks = useTasks(document.key, rows);
  const printing = usePrinting(app, descriptor, rows.map((row) => row.id));
  const approve = async () => {
    const titles = new Map(rows.map((row) => [row.id, titleOf(row)]));
    await work(t("inbox.approve"), tasks, PART, (task) => task.record_id, (part) => approveEach(part, (id) => titles.get(id) ?? ""));
    await Promise.all([queryClient.invalidateQueries({ queryKey: ["inbox"] }), queryClient.invalidateQueries(meQuery)]);
  };
  const remove = () => ask({
    title: t("batch.deleteTitle", { count: rows.length, name: say(document.name) }), content: t("batch.deleteHint"), okText: t("batch.delete", { count: rows.length }), danger: true, cancelText: t("common:cancel"),
    onOk: () => void step(t("common:delete"), rows, { delete: true }, { restore: true }),
  });
  const more = async () => {
    setChoosing(true);
    await onMore?.().finally(() => setChoosing(false));
  };
  const amount = totalOf(document.fields.filter((field) => rows.some((row) => typeof row[field.key] === "string")));
  const sum = amount ? addUp(rows.map((row) => row[amount.key])) : null;
  const idle = !printing.open && !rights.delete && !tasks.length && !offers.length && rows.every((row) => allowed.has(row.id));
  const stop = () => {
    stopped.current = true;
    setWorking((now) => now && { ...now, stopping: true });
  };
  if (working) return <div className={styles.batch} role="toolbar" aria-label={t("batch.label")}><BatchProgress working={working} onStop={stop} /></div>;
  return (
    <div className={styles.batch} role="toolbar" aria-label={t("batch.label")}>
      <strong>{t("batch.selected", { count: rows.length })}</strong>
      {onMore ? <Button type="link" loading={choosing} onClick={() => void more()}>{t("batch.more")}</Button> : null}
      {sum && amount ? <span className="muted">{t("batch.sum", { name: say(amount.name), sum: money(sum) })}</span> : null}
      <i className={styles.divider} />
      {idle ? <span className="muted">{t("batch.idle")}</span> : null}
      {printing.open ? <Button type="text" icon={<Icon as={Printer} size={14} />} onClick={printing.open}>{t("batch.act", { verb: t("common:print"), count: rows.length })}</Button> : null}
      {rights.delete ? <Button type="text" danger onClick={remove}>{t("common:delete")}</Button> : null}
      {tasks.length ? <Button type="primary" onClick={() => void approve()}>{t("batch.act", { verb: t("inbox.approve"), count: tasks.length })}</Button> : null}
      {offers.map((offer, index) => (
        <Button key={offer.key} type={index === 0 && tasks.length === 0 ? "primary" : "text"} onClick={() => press(offer)}>
          {t("batch.act", { verb: offer.label, count: offer.rows.length })}
        </Button>
      ))}
      <Button type="text" className={styles.clear} icon={<Icon as={X} />} aria-label={t("batch.clear")} onClick={onClose} />
      {printing.dialog}
      {walked ? <BatchWalk app={app} form={document.key} act={walked} rows={walked.rows} titleOf={titleOf} onEnd={endWalk} /> : null}
      {asked ? (
        <Suspense><AskDialog descriptor={descriptor} app={app} form={document.key} id="" record={{}} title={t("batch.act", { verb: asked.label, count: asked.rows.length })} note={say(asked.confirm) || null} fields={asked.ask} onSend={(values) => run(asked, values)} onClose={() => setAsked(null)} /></Suspense>
      ) : null}
    </div>
  );
}
