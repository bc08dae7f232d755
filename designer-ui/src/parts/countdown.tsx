/** Time left to a deadline: grey far away, amber below two hours, red with the word when it has passed. */
import { useTranslation } from "react-i18next";

import { dateTime, duration } from "@/i18n/format";

const SOON = 2 * 3_600_000;
const DAY = 48 * 3_600_000;

export function Countdown({ due }: { due: string }) {
  const { t } = useTranslation("runtime");
  const left = new Date(due).getTime() - Date.now();
  const late = left < 0;
  const color = late ? "var(--danger)" : left < SOON ? "var(--warning)" : "var(--text-1)";
  const bar = late ? "var(--danger-dot)" : left < SOON ? "var(--warning-dot)" : "var(--text-4)";
  const share = late ? 1 : Math.max(0.08, Math.min(1, left / DAY));
  return (
    <span title={dateTime(due)} style={{ display: "inline-flex", alignItems: "center", justifyContent: "flex-end", gap: 8, width: "100%", color, fontWeight: late || left < SOON ? 650 : 400 }}>
      <i aria-hidden style={{ width: 24, height: 4, borderRadius: 2, background: "var(--neutral-soft)", overflow: "hidden", flex: "none" }}><i style={{ display: "block", width: `${share * 100}%`, height: "100%", background: bar }} /></i>
      {late ? t("countdown.late", { time: duration(left) }) : duration(left)}
    </span>
  );
}
