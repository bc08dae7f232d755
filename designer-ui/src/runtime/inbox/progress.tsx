import { useTranslation } from "react-i18next";

import type { ProgressStep } from "@/api/types";
import { dateTime, happened } from "@/i18n/format";
import { Avatar } from "@/parts/avatar";

import styles from "./inbox.module.css";

/** The way of the request: who did what, who holds it now, what comes. */
export function Progress({ steps }: { steps: ProgressStep[] }) {
  const { t } = useTranslation("runtime");
  return (
    <ol className={styles.progress}>
      {steps.map((step, index) => {
        const name = step.who.slice(0, 3).join(t("common:listJoin")) || (step.state === "done" ? t("record.system") : step.node_name);
        return (
          <li key={`${step.node_name}-${index}`} className={`${styles[step.state]} ${step.rejected ? styles.refused : ""}`}>
            {step.state === "next" ? <i className={styles.ahead} aria-hidden /> : <Avatar name={name} state={step.rejected ? "refused" : step.state === "done" ? "done" : "current"} />}
            <div>
              <p className={styles.line}><b>{step.state === "next" ? step.node_name : name}</b>{step.at ? <time className="muted" title={dateTime(step.at)}>{happened(step.at)}</time> : null}</p>
              {step.state === "next" ? (step.who.length ? <p className="muted">{name}</p> : null) : <p className={step.state === "current" ? styles.holding : "muted"}>{step.state === "current" ? t("record.inHand", { node: step.node_name }) : step.node_name}</p>}
              {step.opinion ? <p className={styles.opinion}>{step.opinion}</p> : null}
              {step.reason && step.state !== "current" ? <p className="muted">{step.reason}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
