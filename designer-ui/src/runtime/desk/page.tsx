/** A desk for scanning work. No button is needed between two scans, and none has to be reached with a mouse. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Switch } from "antd";
import { Ban, Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Desk, deskQuery } from "@/api/desks";
import { say } from "@/i18n";
import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { ProblemView } from "@/parts/problem";
import { SkeletonPage } from "@/parts/skeleton";
import { useMe } from "@/shell/session";

import styles from "./desk.module.css";
import { Queue } from "./queue";
import { Rail } from "./rail";
import { RecordCard } from "./record-card";
import { ScanBox } from "./scan-box";
import { play, setSound, soundOn } from "./sounds";
import { useDesk } from "./use-desk";

const route = getRouteApi("/shell/apps/$app/desks/$key");

function Bar({ online, waiting, canUndo }: { online: boolean; waiting: number; canUndo: boolean }) {
  const { t } = useTranslation("desk");
  return (
    <footer className={styles.bar}>
      <span><KeyCap>F2</KeyCap> {t("keys.box")}</span>
      <span><KeyCap>Esc</KeyCap> {t("keys.skip")}</span>
      {canUndo ? <span><KeyCap>Ctrl Z</KeyCap> {t("keys.undo")}</span> : null}
      <strong role="status" data-online={online || undefined}>{online ? (waiting ? t("sendingNow", { count: waiting }) : t("online")) : t("offline", { count: waiting })}</strong>
    </footer>
  );
}

function Work({ app, desk, onTab }: { app: string; desk: Desk; onTab: (tab: string | undefined) => void }) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const box = useRef<HTMLInputElement>(null);
  const work = useDesk(app, desk, me.user.id);
  const { hand, panel } = work;
  const [loud, setLoud] = useState(soundOn);
  useEffect(() => { document.title = `${say(desk.name)} · Tenon`; }, [desk.name]);
  const sound = (on: boolean) => { setSound(on); setLoud(on); if (on) play("done"); };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{say(desk.name)}</h1>
        {desk.tabs.length ? (
          <div className={styles.tabs} role="tablist" aria-label={t("queue")}>
            <button type="button" role="tab" tabIndex={-1} aria-selected={!desk.tab} onClick={() => onTab(undefined)}>{t("common:all")} <span>{desk.total.n}{desk.total.more ? "+" : ""}</span></button>
            {desk.tabs.map((tab) => <button key={tab.id} type="button" role="tab" tabIndex={-1} aria-selected={tab.id === desk.tab} onClick={() => onTab(tab.id)}>{say(tab.name)} <span>{tab.n}{tab.more ? "+" : ""}</span></button>)}
          </div>
        ) : null}
        <label className={styles.sound}><Icon as={Volume2} /> <span>{t("sound")}</span> <Switch size="small" checked={loud} onChange={sound} aria-label={t("sound")} /></label>
      </header>
      <Queue desk={desk} chosen={hand?.found?.id} onTake={(text) => void work.scan(text)} />
      <main className={styles.middle}>
        <ScanBox desk={desk} hand={hand} hint={work.hint} box={box} onScan={(text) => void work.scan(text)} onSkip={work.skip} onUndo={() => void work.undo()} />
        {panel ? (
          <section className={styles.panel} role="alert">
            <Icon as={Ban} size={28} />
            <div><h2>{panel.title}</h2><p>{panel.text}</p></div>
            <Button onClick={work.away}>{t("putAway")}</Button>
          </section>
        ) : null}
        {hand ? <RecordCard desk={desk} hand={hand} onSkip={work.skip} /> : <p className={styles.ready}>{t("ready", { name: desk.find.map((each) => say(each)).join(t("or")) })}</p>}
      </main>
      <Rail journal={work.journal} waiting={work.waiting} canUndo={desk.undo} onUndo={() => void work.undo()} />
      <Bar online={work.online} waiting={work.waiting} canUndo={desk.undo} />
    </div>
  );
}

export default function DeskPage() {
  const { app, key } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(deskQuery(app, key, tab));
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return <Work key={`${app}/${key}`} app={app} desk={data} onTab={(next) => void navigate({ search: { tab: next }, replace: true })} />;
}
