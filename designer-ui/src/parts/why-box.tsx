import { useTranslation } from "react-i18next";

import styles from "./timeline.module.css";

/** Why the record came to this step: the comparison with its numbers. */
export function WhyBox({ reason }: { reason: string }) {
  const { t } = useTranslation("runtime");
  return (
    <div className={styles.why}>
      <p>{t("record.why")}</p>
      <strong>{reason}</strong>
    </div>
  );
}
