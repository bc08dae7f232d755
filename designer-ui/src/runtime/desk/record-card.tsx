/** What the hands need of the record: readable from a metre. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Desk } from "@/api/desks";
import type { FieldDocument, RecordData } from "@/api/types";
import { say } from "@/i18n";
import { labelOf, statusField } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Countdown } from "@/parts/countdown";
import { Tag, toneOf } from "@/parts/status";

import styles from "./desk.module.css";
import type { AtHand } from "./use-desk";

function Shown({ field, value }: { field: FieldDocument | undefined; value: unknown }) {
  if (!field || value === null || value === undefined) return <>—</>;
  return <>{kindOf(field, value).text(value, field) || "—"}</>;
}

function Lines({ desk, record }: { desk: Desk; record: RecordData }) {
  const lines = desk.show.lines;
  const table = desk.fields.find((field) => field.key === lines?.table);
  const rows = lines ? record[lines.table] : undefined;
  if (!lines || !table || !Array.isArray(rows)) return null;
  const columns = lines.columns.map((key) => (table.fields ?? []).find((field) => field.key === key)).filter((field) => field !== undefined);
  return (
    <table className={styles.lines}>
      <thead><tr>{columns.map((field) => <th key={field.key} scope="col" data-numeric={kindOf(field).align === "right" || undefined}>{labelOf(field)}</th>)}</tr></thead>
      <tbody>
        {(rows as RecordData[]).map((row) => (
          <tr key={row.id}>{columns.map((field) => <td key={field.key} data-label={labelOf(field)} data-numeric={kindOf(field).align === "right" || undefined}><Shown field={field} value={row[field.key]} /></td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export function RecordCard({ desk, hand, onSkip }: { desk: Desk; hand: AtHand; onSkip: () => void }) {
  const { t } = useTranslation("desk");
  const record = hand.found?.record;
  const byKey = (key: string) => desk.fields.find((field) => field.key === key);
  const status = statusField({ fields: desk.fields } as never);
  const due = desk.queue.deadline && record ? record[desk.queue.deadline] : null;
  return (
    <section className={styles.card} aria-label={hand.title}>
      <header>
        <h2>{hand.title}</h2>
        {record && status ? <Tag tone={toneOf(optionNamed(status, record[status.key])?.color)} dot>{optionText(record[status.key], status)}</Tag> : null}
        {typeof due === "string" ? <div className={styles.due}><span>{labelOf(byKey(desk.queue.deadline ?? ""))}</span><b><Countdown due={due} /></b></div> : null}
      </header>
      {record ? (
        <dl className={styles.facts}>
          {desk.show.fields.map((key) => <div key={key}><dt>{labelOf(byKey(key))}</dt><dd><Shown field={byKey(key)} value={record[key]} /></dd></div>)}
        </dl>
      ) : <p className={styles.offlineNote}>{t("offlineRecord")}</p>}
      {hand.found?.alerts.map((alert) => <p key={alert.id} className={styles.heed} data-tone={alert.tone}><b>{say(alert.name)}</b> {say(alert.text)}</p>)}
      {record ? <Lines desk={desk} record={record} /> : null}
      <footer><span className="muted">{Object.entries(hand.values).map(([key, value]) => `${labelOf(byKey(key))} ${value}`).join(" · ")}</span><Button onClick={onSkip}>{t("skip")} <kbd>Esc</kbd></Button></footer>
    </section>
  );
}
