/** Counters that stand side by side are one bar: how many, and under it how old or why. */
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { CounterData, CounterItem } from "@/api/workbenches";
import { say } from "@/i18n";
import { duration, quantity } from "@/i18n/format";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";
import { ANY_TAB } from "@/runtime/list/any-tab";

import styles from "./workbench.module.css";

const HOUR = 3_600_000;

function Under({ data: { n, under } }: { data: CounterData }) {
  const { t } = useTranslation("runtime");
  if (!under) return <small>{n ? "\u00a0" : t("home.nothing")}</small>;
  if (under.kind === "part") return <small data-tone={under.tone}>{under.text.replace("{n}", `${under.n}${under.more ? "+" : ""}`)}</small>;
  if (under.kind === "causes") {
    const words = under.causes.map((cause) => `${cause.name} ${cause.n}`);
    if (under.others) words.push(t("home.otherCauses", { count: under.others }));
    return <small title={words.join(" · ")} className={styles.causes}>{words.map((word) => <i key={word}>{word}</i>)}</small>;
  }
  const waited = Date.now() - new Date(under.since).getTime();
  return <small data-tone={under.late_hours && waited > under.late_hours * HOUR ? "danger" : undefined}>{t("home.oldest", { time: duration(waited) })}</small>;
}

export function CounterBar({ items }: { items: CounterItem[] }) {
  const counted = items.length;
  return (
    <div className={styles.counters} style={{ "--counters": counted } as React.CSSProperties}>
      {items.map((item) => {
        const data = item.data;
        const search = { ...(item.tab ? { tab: item.tab } : { tab: ANY_TAB, filter: item.filter ?? undefined }), mine: item.mine || undefined };
        return (
          <Link key={item.id} to="/apps/$app/forms/$form" params={{ app: item.app, form: item.form }} search={search} className={styles.counter}>
            <span>{say(item.title)}<Icon as={ChevronRight} size={14} /></span>
            {data ? <><b data-tone={data.n ? data.tone : undefined}>{quantity(String(data.n))}{data.more ? "+" : ""}</b><Under data={data} /></> : <SkeletonRows rows={1} height={36} />}
          </Link>
        );
      })}
    </div>
  );
}
