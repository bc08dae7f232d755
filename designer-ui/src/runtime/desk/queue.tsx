/** What waits, the most urgent first; a press takes one as if it had been scanned. */
import { CircleCheckBig } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Desk } from "@/api/desks";
import type { RecordData } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { Countdown } from "@/parts/countdown";
import { Empty } from "@/parts/empty";

import styles from "./desk.module.css";

function useMinute(): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
}

export function Queue({ desk, chosen, onTake }: { desk: Desk; chosen: number | undefined; onTake: (text: string) => void }) {
  const { t } = useTranslation("desk");
  useMinute();
  const field = (key: string) => desk.fields.find((each) => each.key === key);
  const text = (row: RecordData, key: string) => { const of = field(key); return of && row[key] !== null && row[key] !== undefined ? kindOf(of, row[key]).text(row[key], of) : ""; };
  const title = desk.title ?? "id";
  return (
    <section className={styles.queue} aria-label={t("queue")}>
      <header><h2>{t("queue")} {desk.total.n}{desk.total.more ? "+" : ""}</h2>{desk.queue.deadline ? <span className="muted">{labelOf(field(desk.queue.deadline))}</span> : null}</header>
      {desk.rows.length === 0 ? <Empty compact icon={CircleCheckBig} title={t("empty")} hint={t("emptyHint")} /> : null}
      <ul>
        {desk.rows.map((row) => {
          const due = desk.queue.deadline ? row[desk.queue.deadline] : null;
          const [first, ...rest] = desk.queue.columns;
          return (
            <li key={row.id}>
              <button type="button" tabIndex={-1} aria-current={row.id === chosen ? "true" : undefined} onClick={() => onTake(String(row[title] ?? row.id))}>
                <b>{String(row[title] ?? row.id)}</b>
                <span>{typeof due === "string" ? <Countdown due={due} /> : null}</span>
                <span className="muted">{first ? text(row, first) : ""}</span>
                <span className="muted">{rest.map((key) => text(row, key)).filter(Boolean).join(" · ")}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
