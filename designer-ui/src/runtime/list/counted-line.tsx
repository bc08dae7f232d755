/** What the tile counts that opened the list, over the records that stand here now: how many they are and what they come to. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
import { quantity } from "@/i18n/format";
import { cellText } from "@/runtime/dashboard/cell-text";

import styles from "./list.module.css";

interface CountedLineProps {
  app: string;
  form: string;
  /** `sales:gmv,paid`: a dataset and its measures. */
  counted: string;
  asked: { view?: string; tab?: string; filter?: string };
}

export default function CountedLine({ app, form, counted, asked }: CountedLineProps) {
  const { t } = useTranslation("runtime");
  const [dataset = "", measures = ""] = counted.split(":");
  const { data } = useQuery({
    queryKey: ["counts", form, app, "counted", counted, asked],
    queryFn: ({ signal }) => answerOf(server.GET("/apps/{app}/forms/{form}/records/counted", { params: { path: { app, form }, query: { ...asked, dataset, measures } }, signal })),
    staleTime: 20_000,
    retry: false,
  });
  if (!data) return null;
  return (
    <p className={styles.counted} role="status">
      <span>{t("list.total", { count: data.n, n: `${quantity(String(data.n))}${data.more ? "+" : ""}` })}</span>
      {data.columns.map((column, at) => (
        <span key={column.key} title={column.hint ?? undefined}>{column.name} <b className="num">{column.type === "money" && data.values[at] !== null ? "¥" : ""}{cellText(data.values[at], column) || "—"}</b></span>
      ))}
    </p>
  );
}
