/** What a batch left and why, by reason. */
import { useTranslation } from "react-i18next";

import styles from "./list.module.css";
import { byReason, type Result } from "./work-off";

const SHOWN = 20;

export function BatchResult({ result, count }: { result: Result; count: number }) {
  const { t } = useTranslation("runtime");
  const untried = count - result.tried;
  return (
    <>
      {untried ? <p>{result.broken ? t("batch.broken", { count: untried, reason: result.broken }) : t("batch.stopped", { count: untried })}</p> : null}
      {result.failures.length ? (
        <ul className={styles.failures}>
          {byReason(result.failures).map(({ reason, titles }) => (
            <li key={reason}>
              <b>{t("batch.times", { count: titles.length })}</b>
              <span>{reason}<small>{titles.slice(0, SHOWN).join(t("batch.join"))}{titles.length > SHOWN ? " …" : ""}</small></span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
