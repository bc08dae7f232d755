/** What happened, in sentences: who, what, when, and in the why-box on what ground. */
import { useTranslation } from "react-i18next";

import type { TimelineItem } from "@/api/types";
import { say } from "@/i18n";
import { dateTime, duration, happened } from "@/i18n/format";
import type { Holding } from "@/runtime/record/story";

import { Avatar } from "./avatar";
import styles from "./timeline.module.css";
import { useMinute } from "./use-minute";
import { WhyBox } from "./why-box";

interface TimelineProps {
  items: TimelineItem[];
  holding: Holding[];
  /** Given where changed values are listed too: a value in the words of its field. */
  show?: (field: string, value: unknown) => string;
}

/** The server's sentence may begin with the name that already stands in bold. */
function sentence(item: TimelineItem, name: string): string {
  return item.text.startsWith(name) ? item.text.slice(name.length).trim() : item.text;
}

export function Timeline({ items, holding, show }: TimelineProps) {
  const { t } = useTranslation("runtime");
  useMinute();
  return (
    <ol className={styles.timeline}>
      {items.map((item, index) => {
        const name = (item.kind === "rule" ? undefined : item.actor?.name) ?? t("record.system");
        return (
          <li key={`${item.at}-${index}`} className={styles.item}>
            <Avatar name={name} state={item.rejected ? "refused" : item.event === "decided" || item.kind === "transition" ? "done" : undefined} />
            <div className={styles.what}>
              <p className={styles.line}><span><strong>{name}</strong>{t("record.did")}{sentence(item, name)}</span><time dateTime={item.at} title={dateTime(item.at)}>{happened(item.at)}</time></p>
              {item.opinion ? <p className={styles.opinion}>{item.opinion}</p> : null}
              {item.reason ? <WhyBox reason={item.reason} /> : null}
              {show && item.changes?.length ? (
                <ul className={styles.changes}>
                  {item.changes.map((change) => typeof change.rows === "number" ? <li key={change.field}><span>{say(change.label)}</span><ins>{t("record.rowsChanged")}</ins></li> : <li key={change.field}><span>{say(change.label)}</span><del>{show(change.field, change.before) || "—"}</del><b>→</b><ins>{show(change.field, change.after) || "—"}</ins></li>)}
                </ul>
              ) : null}
            </div>
          </li>
        );
      })}
      {holding.map((step) => (
        <li key={`${step.node}-${step.since}`} className={styles.item}>
          <Avatar name={step.who[0] ?? step.node} state="current" />
          <div className={styles.what}>
            <p className={styles.line}><span><strong>{step.who.slice(0, 3).join(t("common:listJoin")) || step.node}</strong> <em>{t("record.inHand", { node: step.node })}</em></span><time>{t("common:time.waited", { time: duration(Date.now() - new Date(step.since).getTime()) })}</time></p>
            {step.reason ? <WhyBox reason={step.reason} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
