/** What happened, in sentences: who, what, when, and in the why-box on what ground. */
import { useTranslation } from "react-i18next";

import type { FlowSummary, TimelineItem } from "@/api/types";
import { dateTime, duration, shortTime } from "@/i18n/format";
import { textOf } from "@/kinds/fields/text";

import { Avatar } from "./avatar";
import styles from "./timeline.module.css";
import { WhyBox } from "./why-box";

interface TimelineProps {
  items: TimelineItem[];
  waiting: FlowSummary["waiting"];
  withChanges?: boolean;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return String(value.length);
  return textOf(value) || "—";
}

/** The server's sentence may begin with the name that already stands in bold. */
function sentence(item: TimelineItem, name: string): string {
  return item.text.startsWith(name) ? item.text.slice(name.length).trim() : item.text;
}

export function Timeline({ items, waiting, withChanges = false }: TimelineProps) {
  const { t } = useTranslation("runtime");
  return (
    <ol className={styles.timeline}>
      {items.map((item, index) => {
        const name = item.actor?.name ?? t("record.system");
        return (
          <li key={`${item.at}-${index}`} className={styles.item}>
            <Avatar name={name} state={item.kind === "flow" || item.kind === "transition" ? "done" : undefined} />
            <div className={styles.what}>
              <p className={styles.line}><span><strong>{name}</strong> {sentence(item, name)}</span><time dateTime={item.at} title={dateTime(item.at)}>{shortTime(item.at)}</time></p>
              {item.opinion ? <p className={styles.opinion}>{item.opinion}</p> : null}
              {item.reason ? <WhyBox reason={item.reason} /> : null}
              {withChanges && item.changes?.length ? (
                <ul className={styles.changes}>
                  {item.changes.map((change) => <li key={change.field}><span>{change.label}</span><del>{shown(change.before)}</del><b>→</b><ins>{shown(change.after)}</ins></li>)}
                </ul>
              ) : null}
            </div>
          </li>
        );
      })}
      {waiting.map((step) => (
        <li key={`${step.node_name}-${step.since}`} className={styles.item}>
          <Avatar name={step.assignees[0] ?? step.node_name} state="current" />
          <div className={styles.what}>
            <p className={styles.line}><span><strong>{step.assignees.slice(0, 3).join(t("common:listJoin")) || step.node_name}</strong> <em>{t("record.inHand", { node: step.node_name })}</em></span><time>{t("common:time.waited", { time: duration(Date.now() - new Date(step.since).getTime()) })}</time></p>
          </div>
        </li>
      ))}
    </ol>
  );
}
