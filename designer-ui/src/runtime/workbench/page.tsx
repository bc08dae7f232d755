/** The start of the day: what waits, how old it is, and where one was. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Plus, Upload } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formQuery } from "@/api/queries";
import { workbenchQuery } from "@/api/workbenches";
import { say } from "@/i18n";
import { partsOf } from "@/i18n/format";
import { Icon } from "@/parts/icon";
import { SkeletonRows } from "@/parts/skeleton";
import { navigationOf } from "@/shell/nav-entries";
import { useApp, useMe } from "@/shell/session";

import { Designed } from "./designed";
import Guessed from "./guessed";
import styles from "./workbench.module.css";

const MINE = "mine";

export default function WorkbenchPage() {
  const { t } = useTranslation("runtime");
  const me = useMe();
  const app = useApp();
  const [tabs, setTabs] = useState<Record<string, string>>({});
  const { data: bench, isError } = useQuery({ ...workbenchQuery(app?.key ?? "", MINE, tabs), enabled: app !== undefined });
  const entries = app ? navigationOf(app, me).flatMap((group) => group.entries) : [];
  const first = entries.find((entry) => entry.to === "list");
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
      {bench && app ? <Designed app={app.key} items={bench.items} onTab={(item, tab) => setTabs({ ...tabs, [item]: tab })} /> : null}
      {bench === null || isError || !app ? <Guessed entries={entries} /> : null}
      {bench === undefined && !isError && app ? <SkeletonRows rows={6} height={84} /> : null}
    </div>
  );
}
