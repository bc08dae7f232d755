/** The application's own navigation, with the counts that say where work waits. */
import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, Home, Inbox, PanelLeftClose, PanelLeftOpen, Settings } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { App } from "@/api/types";
import { say } from "@/i18n";
import { Icon } from "@/parts/icon";
import { Menu } from "@/parts/menu";

import { Mark } from "./mark";
import { NavCount } from "./nav-count";
import { NavSection } from "./nav-section";
import { type Entry, navigationOf } from "./nav-entries";
import styles from "./navigation.module.css";
import { useApp, useMe } from "./session";

export function EntryLink({ entry, children, className }: { entry: Entry; children: ReactNode; className?: string }) {
  const shared = { className, activeProps: { className: `${className ?? ""} ${styles.active}`, "aria-current": "page" as const } };
  if (entry.to === "list") return <Link to="/apps/$app/forms/$form" params={{ app: entry.app, form: entry.key }} {...shared}>{children}</Link>;
  if (entry.to === "desk") return <Link to="/apps/$app/desks/$key" params={{ app: entry.app, key: entry.key }} {...shared}>{children}</Link>;
  return <Link to="/apps/$app/dashboards/$key" params={{ app: entry.app, key: entry.key }} {...shared}>{children}</Link>;
}

function AppSwitch({ app, folded }: { app: App | undefined; folded: boolean }) {
  const me = useMe();
  const { t } = useTranslation();
  const name = app ? me.apps.length > 1 ? say(app.name) : me.tenant.name : me.tenant.name;
  const head = (
    <>
      <Mark />
      {folded ? null : <strong className={styles.appName}>{name}</strong>}
      {folded || me.apps.length < 2 ? null : <Icon as={ChevronsUpDown} size={14} className={styles.faint} />}
    </>
  );
  if (me.apps.length < 2) return <Link to="/" className={styles.head} aria-label={name}>{head}</Link>;
  const items = me.apps.map((one) => ({ key: one.key, label: say(one.name), onClick: () => { localStorage.setItem("tenon.app", one.key); location.assign("/"); } }));
  return (
    <Menu groups={[{ items }]} button={(props) => <button {...props} type="button" className={styles.head} aria-label={`${t("nav.apps")}: ${name}`}>{head}</button>} />
  );
}

export function Navigation({ folded, onFold }: { folded: boolean; onFold?: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const app = useApp();
  const groups = app ? navigationOf(app, me) : [];
  const item = `${styles.item}`;
  const active = { className: `${item} ${styles.active}`, "aria-current": "page" as const };
  return (
    <nav className={`${styles.nav} ${folded ? styles.folded : ""}`} aria-label={t("nav.main")}>
      <AppSwitch app={app} folded={folded} />
      <div className={styles.scroll}>
        <Link to="/" className={item} activeOptions={{ exact: true }} activeProps={active} title={folded ? t("nav.home") : undefined}>
          <Icon as={Home} /><span>{t("nav.home")}</span>
        </Link>
        <Link to="/inbox" className={item} activeProps={active} title={folded ? t("nav.inbox") : undefined}>
          <Icon as={Inbox} /><span>{t("nav.inbox")}</span>
          {me.todo ? <span className={styles.count}>{me.todo}</span> : null}
        </Link>
        {groups.map((group) => (
          <NavSection key={group.id} group={group}>
            {group.entries.map((entry) => (
              <EntryLink key={entry.id} entry={entry} className={item}>
                <Icon name={entry.icon} /><span title={folded ? entry.name : undefined}>{entry.name}</span>
                {entry.count ? <NavCount app={entry.app} count={entry.count} className={styles.count ?? ""} /> : null}
              </EntryLink>
            ))}
          </NavSection>
        ))}
      </div>
      <div className={styles.foot}>
        {me.rights.builder && app ? (
          <Link to="/apps/$app/design" params={{ app: app.key }} className={item} activeProps={active} title={folded ? t("nav.design") : undefined}>
            <Icon as={Settings} /><span>{t("nav.design")}</span>
          </Link>
        ) : null}
        {onFold ? (
          <button type="button" className={item} onClick={onFold} aria-label={folded ? t("nav.expand") : t("nav.collapse")}>
            <Icon as={folded ? PanelLeftOpen : PanelLeftClose} /><span>{t("nav.collapse")}</span>
          </button>
        ) : null}
      </div>
      {me.tenant.demo && !folded ? <p className={styles.demo}><i aria-hidden />{t("nav.demo")}</p> : null}
    </nav>
  );
}
