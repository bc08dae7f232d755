/** A batch at work: how far it is, and the way to stop it. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./list.module.css";

export interface Working {
  verb: string;
  done: number;
  count: number;
  stopping: boolean;
}

export function BatchProgress({ working, onStop }: { working: Working; onStop: () => void }) {
  const { t } = useTranslation("runtime");
  const { verb, done, count, stopping } = working;
  return (
    <>
      <strong role="status">{t("batch.working", { verb, done, count })}</strong>
      <progress className={styles.progress} max={count} value={done} aria-label={verb} />
      <Button type="text" disabled={stopping} onClick={onStop}>{t(stopping ? "batch.stopping" : "batch.stop")}</Button>
    </>
  );
}
