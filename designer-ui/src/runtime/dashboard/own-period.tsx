/** A period of one's own: two days, both counted in. The calendar is fetched when somebody asks for one. */
import { Button } from "antd";
import { CalendarRange } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { readDate } from "@/kinds/fields/date";
import { Icon } from "@/parts/icon";
import { lazyPart } from "@/parts/lazy-part";

import styles from "./dashboard.module.css";

const DateInput = lazyPart(() => import("@/parts/date-input"));

interface OwnPeriodProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
}

export function OwnPeriod({ from, to, onChange }: OwnPeriodProps) {
  const { t } = useTranslation("runtime");
  const [asked, setAsked] = useState(false);
  if (!asked && !from && !to) return <Button type="text" icon={<Icon as={CalendarRange} />} onClick={() => setAsked(true)}>{t("board.own")}</Button>;
  const day = (value: unknown) => (typeof value === "string" && readDate(value) ? value : undefined);
  const shared = { field: { key: "day", type: "date" }, app: "", form: "", path: "" };
  return (
    <span className={styles.own}>
      <Suspense fallback={<span style={{ width: 250, height: 32 }} />}>
        <DateInput {...shared} value={from ?? null} placeholder={t("filter.from")} onChange={(value) => onChange(day(value), to ?? day(value))} />
        <span aria-hidden>–</span>
        <DateInput {...shared} value={to ?? null} placeholder={t("filter.to")} onChange={(value) => onChange(from ?? day(value), day(value))} />
      </Suspense>
    </span>
  );
}
