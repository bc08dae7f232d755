/** The phone's five places: home, inbox, the two first lists or boards of the application, and the rest. */
import { Link } from "@tanstack/react-router";
import { Home, Inbox, LayoutGrid } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/parts/icon";
import { lazyPart } from "@/parts/lazy-part";

import { navigationOf } from "./nav-entries";
import { EntryLink } from "./navigation";
import styles from "./phone-bar.module.css";
import { useApp, useMe } from "./session";

const PhoneMenu = lazyPart(() => import("./phone-menu"));

export function PhoneBar() {
  const { t } = useTranslation();
  const me = useMe();
  const app = useApp();
  const [open, setOpen] = useState(false);
  const entries = app ? navigationOf(app, me).flatMap((group) => group.entries) : [];
  const places = [entries.find((entry) => entry.to === "list"), entries.find((entry) => entry.to === "dashboard")].filter((entry) => entry !== undefined);
  const active = { className: `${styles.place} ${styles.active}`, "aria-current": "page" as const };
  return (
    <nav className={styles.bar} aria-label={t("nav.main")}>
      <Link to="/" className={styles.place} activeOptions={{ exact: true }} activeProps={active}><Icon as={Home} size={22} />{t("nav.home")}</Link>
      <Link to="/inbox" className={styles.place} activeProps={active}>
        <span className={styles.badged}><Icon as={Inbox} size={22} />{me.todo ? <b>{me.todo > 99 ? "99+" : me.todo}</b> : null}</span>
        {t("nav.inbox")}
      </Link>
      {places.map((entry) => (
        <EntryLink key={entry.id} entry={entry} className={styles.place}><Icon name={entry.icon} size={22} />{entry.name}</EntryLink>
      ))}
      <button type="button" className={styles.place} onClick={() => setOpen(true)}><Icon as={LayoutGrid} size={22} />{t("nav.menu")}</button>
      <Suspense>{open ? <PhoneMenu onClose={() => setOpen(false)} /> : null}</Suspense>
    </nav>
  );
}
