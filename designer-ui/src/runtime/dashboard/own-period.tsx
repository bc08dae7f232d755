/** A period of one's own: two days, both counted in. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import styles from "./dashboard.module.css";

const DateInput = lazy(() => import("@/parts/date-input"));

interface OwnPeriodProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
}

export function OwnPeriod({ from, to, onChange }: OwnPeriodProps) {
  const { t } = useTranslation("runtime");
  const shared = { field: { key: "day", type: "date" }, app: "", form: "", path: "" };
  return (
    <span className={styles.own}>
      <Suspense fallback={<span style={{ width: 250, height: 32 }} />}>
        <DateInput {...shared} value={from ?? null} placeholder={t("filter.from")} onChange={(value) => onChange((value as string | null) ?? undefined, to ?? (value as string | null) ?? undefined)} />
        <span aria-hidden>–</span>
        <DateInput {...shared} value={to ?? null} placeholder={t("filter.to")} onChange={(value) => onChange(from ?? (value as string | null) ?? undefined, (value as string | null) ?? undefined)} />
      </Suspense>
    </span>
  );
}
