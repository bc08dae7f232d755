/** What will come out of the printer, who printed it before, and the one press that prints. */
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { Download, Printer, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { fetchPdf, MOST_SHEETS, previewQuery, printRecords, type PrintedBefore, type PrintTemplate } from "@/api/printing";
import type { FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { dateTime } from "@/i18n/format";
import { Dialog } from "@/parts/dialog";
import { ask, toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { ApiError } from "@/api/errors";

import { Paper, printPage } from "./paper";
import styles from "./printing.module.css";

interface Props {
  app: string;
  descriptor: FormDescriptor;
  templates: PrintTemplate[];
  ids: number[];
  onPrinted: () => void;
  onClose: () => void;
}

const KEPT = "tenon.print";
/** Pre-printed paper and labels: the browser's own scaling would move what must meet a line. */
const EXACT = new Set(["241x140", "76x130", "100x180"]);

export default function PrintDialog({ app, descriptor, templates, ids, onPrinted, onClose }: Props) {
  const { t } = useTranslation("printing");
  const form = descriptor.document.key;
  const [kept, setKept] = useState(() => localStorage.getItem(`${KEPT}.${form}`));
  const [skip, setSkip] = useState(false);
  const [busy, setBusy] = useState("");
  const template = templates.find((each) => each.key === kept) ?? templates[0];
  const all = ids.slice(0, MOST_SHEETS);
  const whole = useQuery({ ...previewQuery(app, form, template?.key ?? "", all), enabled: Boolean(template) });
  const before = whole.data?.printed ?? [];
  const fresh = all.filter((id) => !before.some((each) => each.id === id));
  const chosen = skip ? fresh : all;
  const part = useQuery({ ...previewQuery(app, form, template?.key ?? "", fresh), enabled: skip && fresh.length > 0 });
  const shown = skip ? part : whole;
  if (!template) return null;

  const choose = (key: string) => {
    localStorage.setItem(`${KEPT}.${form}`, key);
    setKept(key);
  };
  const run = (what: string, work: () => Promise<void>) => async () => {
    setBusy(what);
    try {
      await work();
      onPrinted();
      toast(t("sent", { count: chosen.length }));
      onClose();
    } catch (error) {
      const problem = error instanceof ApiError ? error : null;
      ask({ title: t("failed"), content: <>{problem?.message ?? String(error)}{problem?.hint ? <p className="muted">{problem.hint}</p> : null}</>, okText: t("common:ok") });
    } finally {
      setBusy("");
    }
  };
  const print = run("print", async () => printPage((await printRecords(app, form, template.key, chosen)).html));
  const pdf = run("pdf", async () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await fetchPdf(app, form, template.key, chosen));
    link.download = `${say(template.name)}.pdf`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  const again = !skip && before.length > 0;
  const disabled = chosen.length === 0 || !shown.data || busy !== "";
  return (
    <Dialog width={1080} className={styles.dialog} title={t("title", { name: say(template.name) })} onCancel={onClose} footer={(
      <>
        <span className={styles.exact}>{EXACT.has(template.size) ? t("scale") : null}</span>
        <Button onClick={onClose}>{t("common:cancel")}</Button>
        <Button icon={<Icon as={Download} size={14} />} disabled={disabled} loading={busy === "pdf"} onClick={() => void pdf()}>{t("pdf")}</Button>
        <Button type="primary" autoFocus danger={again} icon={<Icon as={Printer} size={14} />} disabled={disabled} loading={busy === "print"} onClick={() => void print()}>{t(again ? "again" : "print", { count: chosen.length })}</Button>
      </>
    )}>
      <div className={styles.head}>
        {templates.length > 1 ? (
          <label>{t("template")} <Select aria-label={t("template")} value={template.key} style={{ minWidth: 180 }} options={templates.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={choose} /></label>
        ) : null}
        <span className="muted">{t("sheets", { count: chosen.length })}</span>
        {ids.length > MOST_SHEETS ? <span className={styles.warn}>{t("tooMany", { count: MOST_SHEETS })}</span> : null}
      </div>
      {before.length ? <Warning before={before} many={all.length > 1} skip={skip} onSkip={setSkip} /> : null}
      <div className={styles.preview}>
        {shown.data && chosen.length ? <Paper html={shown.data.html} title={t("preview")} /> : <p role={shown.error ? "alert" : undefined}>{shown.error ? shown.error.message : chosen.length ? t("common:loading") : t("skipped")}</p>}
      </div>
    </Dialog>
  );
}

function Warning({ before, many, skip, onSkip }: { before: PrintedBefore[]; many: boolean; skip: boolean; onSkip: (skip: boolean) => void }) {
  const { t } = useTranslation("printing");
  const last = (each: PrintedBefore) => t("last", { at: dateTime(each.at), by: each.by });
  return (
    <div className={styles.warning} role="alert">
      <Icon as={TriangleAlert} size={18} />
      <div>
        <strong>{many ? t("before", { count: before.length }) : t("beforeOne", { times: before[0]?.times })}</strong>
        {many ? (
          <ul>{before.map((each) => <li key={each.id}><b>{each.title}</b> <span>{t("times", { times: each.times })}</span> <span className="muted">{last(each)}</span></li>)}</ul>
        ) : <p>{before[0] ? last(before[0]) : null}</p>}
      </div>
      {many ? <Checkbox checked={skip} onChange={(event) => onSkip(event.target.checked)}>{t("skip")}</Checkbox> : null}
    </div>
  );
}
