/** The start of the day: what waits, how old it is, and where one was. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { ChevronRight, CircleCheckBig, Plus, Upload } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { inboxQuery } from "@/api/inbox";
import { formQuery } from "@/api/queries";
import { countsQuery } from "@/api/records";
import { say } from "@/i18n";
import { ago, dateTime, money, partsOf, quantity } from "@/i18n/format";
import { Card } from "@/parts/card";
import { Empty } from "@/parts/empty";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";
import { InboxRow } from "@/runtime/inbox/inbox-row";
import { navigationOf } from "@/shell/nav-entries";
import { EntryLink } from "@/shell/navigation";
import { useApp, useMe } from "@/shell/session";
import { useNavigate } from "@tanstack/react-router";

import { KpiRow } from "./kpi-row";
import { visits } from "./visits";
import styles from "./workbench.module.css";

const COUNTERS = 5;

/** The tabs of the first list that have a count are the counters of the day; tabs of finished things are not. */
function Counters({ app, form }: { app: string; form: string }) {
  const { data: descriptor } = useQuery(formQuery(app, form));
  const view = descriptor?.document.views?.[0];
  const tabs = (view?.tabs ?? []).filter((tab) => tab.count && tab.filter !== "TRUE").slice(0, COUNTERS);
  const { data: counts } = useQuery({ ...countsQuery(app, form, { view: view?.key }), enabled: tabs.length > 0 });
  if (descriptor && tabs.length === 0) return null;
  return (
    <div className={styles.counters}>
      {(tabs.length ? tabs : Array.from({ length: COUNTERS }, () => null)).map((tab, index) => {
        if (!tab) return <div key={index} className={styles.counter}><SkeletonRows rows={1} height={60} /></div>;
        const count = counts?.[tab.id];
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

function Tasks() {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(inboxQuery("todo"));
  const items = (data?.pages[0]?.items ?? []).slice(0, 6);
  const me = useMe();
  return (
    <Card flush title={t("home.tasks")} note={t("home.tasksNote")} extra={me.todo ? <Link to="/inbox">{t("home.allTasks", { count: me.todo })}</Link> : null}>
      {data ? null : <SkeletonRows rows={4} height={72} />}
      {data && items.length === 0 ? <Empty compact icon={CircleCheckBig} title={t("inbox.empty.todo")} hint={t("home.noTasks")} /> : null}
      <div className={styles.tasks}>{items.map((item) => <InboxRow key={item.id} item={item} chosen={false} onChoose={() => void navigate({ to: "/inbox", search: { task: String(item.id) } })} />)}</div>
    </Card>
  );
}

function Recent() {
  const { t } = useTranslation("runtime");
  const seen = visits().slice(0, 6);
  return (
    <Card flush title={t("home.recent")}>
      {seen.length === 0 ? <Empty compact title={t("home.noRecent")} /> : null}
      <ul className={styles.recent}>
        {seen.map((visit) => (
          <li key={`${visit.form}-${visit.id}`}>
            <Link to="/apps/$app/forms/$form/$id" params={{ app: visit.app, form: visit.form, id: String(visit.id) }}>{visit.title}</Link>
            <span>{visit.note}</span>
            <span className="num">{visit.amount ? money(visit.amount) : "—"}</span>
            <time className="muted" dateTime={visit.at} title={dateTime(visit.at)}>{ago(visit.at)}</time>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export default function WorkbenchPage() {
  const { t } = useTranslation("runtime");
  const me = useMe();
  const app = useApp();
  const entries = app ? navigationOf(app, me).flatMap((group) => group.entries) : [];
  const first = entries.find((entry) => entry.to === "list");
  const board = entries.find((entry) => entry.to === "dashboard");
  const rights = first ? me.rights.forms[first.key] : undefined;
  const { data: descriptor } = useQuery({ ...formQuery(first?.app ?? "", first?.key ?? ""), enabled: Boolean(first) });
  const kind = say(descriptor?.document.name) || first?.name;
  const now = partsOf(new Date());
  const weekday = (t("common:time.weekdays", { returnObjects: true }) as string[])[new Date().getDay()] ?? "";
  useEffect(() => { document.title = `${t("common:nav.home")} · Tenon`; }, [t]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t("common:nav.home")}</h1>
        <span className="muted">{now ? t("home.date", { month: Number(now.month), day: Number(now.day), weekday, time: `${now.hour}:${now.minute}` }) : ""}{me.user.department ? ` · ${me.user.department.name}` : ""}</span>
        <div className={styles.actions}>
          {first && rights?.import ? <Link to="/apps/$app/import/$form" params={{ app: first.app, form: first.key }} className={styles.desktop}><Button icon={<Icon as={Upload} />} tabIndex={-1}>{t("home.import", { name: first.name })}</Button></Link> : null}
          {first && rights?.create ? <Link to="/apps/$app/forms/$form/new" params={{ app: first.app, form: first.key }}><Button type="primary" icon={<Icon as={Plus} />} tabIndex={-1}>{t("list.new", { name: kind })}</Button></Link> : null}
        </div>
      </header>
      {first ? <Counters app={first.app} form={first.key} /> : null}
      <div className={styles.columns}>
        <div className={styles.stack}><Tasks /><Recent /></div>
        <div className={styles.stack}>
          {board ? <KpiRow app={board.app} board={board.key} name={board.name} /> : null}
          <Card title={t("home.shortcuts")}>
            <div className={styles.shortcuts}>
              {entries.slice(0, 8).map((entry) => <EntryLink key={entry.id} entry={entry} className={styles.shortcut}><Icon name={entry.icon} size={18} />{entry.name}</EntryLink>)}
            </div>
          </Card>
        </div>
      </div>
    </div>
  );
}
