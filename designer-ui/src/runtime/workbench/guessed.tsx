/** What a person whose roles have no workbench sees: the tabs of the first list as counters, tasks, numbers of the board. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import { inboxQuery } from "@/api/inbox";
import { formQuery } from "@/api/queries";
import { countsQuery } from "@/api/records";
import { say } from "@/i18n";
import { quantity } from "@/i18n/format";
import { Card } from "@/parts/card";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";
import type { Entry } from "@/shell/nav-entries";
import { EntryLink } from "@/shell/navigation";
import { useMe } from "@/shell/session";

import { KpiRow } from "./kpi-row";
import { RecentCard } from "./recent-card";
import { TasksCard } from "./tasks-card";
import styles from "./workbench.module.css";

const COUNTERS = 5;
const TASKS = 6;

/** The tabs of the first list that have a count are the counters of the day; tabs of finished things are not. */
function Counters({ app, form }: { app: string; form: string }) {
  const { data: descriptor } = useQuery(formQuery(app, form));
  const view = descriptor?.document.views?.[0];
  const tabs = (view?.tabs ?? []).filter((tab) => tab.count && tab.filter !== "TRUE").slice(0, COUNTERS);
  const { data } = useQuery({ ...countsQuery(app, form, { view: view?.key }), enabled: tabs.length > 0 });
  if (descriptor && tabs.length === 0) return null;
  return (
    <div className={styles.counters}>
      {(tabs.length ? tabs : Array.from({ length: COUNTERS }, () => null)).map((tab, index) => {
        if (!tab) return <div key={index} className={styles.counter}><SkeletonRows rows={1} height={60} /></div>;
        const count = data?.counts[tab.id];
        return (
          <Link key={tab.id} to="/apps/$app/forms/$form" params={{ app, form }} search={{ tab: tab.id }} className={styles.counter}>
            <span>{say(tab.name)}<Icon as={ChevronRight} size={14} /></span>
            <b>{count ? `${quantity(String(count.n))}${count.more ? "+" : ""}` : "…"}</b>
          </Link>
        );
      })}
    </div>
  );
}

export default function Guessed({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation("runtime");
  const me = useMe();
  const { data } = useInfiniteQuery(inboxQuery("todo"));
  const first = entries.find((entry) => entry.to === "list");
  const board = entries.find((entry) => entry.to === "dashboard");
  return (
    <>
      {first ? <Counters app={first.app} form={first.key} /> : null}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <TasksCard title={t("home.tasks")} note={t("home.tasksNote")} items={data?.pages[0]?.items.slice(0, TASKS)} todo={me.todo} />
          <RecentCard title={t("home.recent")} />
        </div>
        <div className={styles.stack}>
          {board ? <KpiRow app={board.app} board={board.key} name={board.name} /> : null}
          <Card title={t("home.shortcuts")}>
            <div className={styles.shortcuts}>
              {entries.slice(0, 8).map((entry) => <EntryLink key={entry.id} entry={entry} className={styles.shortcut}><Icon name={entry.icon} size={18} />{entry.name}</EntryLink>)}
            </div>
          </Card>
        </div>
      </div>
    </>
  );
}
