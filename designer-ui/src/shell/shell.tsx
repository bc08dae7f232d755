/** The frame around every page: navigation at the left, the bar above, and on a phone a bar below. */
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { whenSignedOut } from "@/api/client";
import { queryClient } from "@/api/queries";
import { showIn } from "@/i18n/format";
import { lazyPart } from "@/parts/lazy-part";
import { SkeletonPage } from "@/parts/skeleton";

import { usePushedChanges } from "./events";
import { Navigation } from "./navigation";
import { PhoneBar } from "./phone-bar";
import { useMe } from "./session";
import styles from "./shell.module.css";
import { TopBar } from "./top-bar";
import { useNarrow, usePhone } from "./use-screen";

const loadFinder = () => import("./finder");
const Finder = lazyPart(loadFinder);
/** The finder is fetched while nothing else is to do: who presses its keys types on at once. */
const FETCHED_AFTER = 1500;
const KEPT = "tenon.nav";

function useSignedOut() {
  const navigate = useNavigate();
  const location = useLocation();
  useEffect(() => {
    whenSignedOut(() => {
      queryClient.clear();
      void navigate({ to: "/login", search: { next: location.href } });
    });
  }, [navigate, location.href]);
}

function useFinder() {
  const [open, setOpen] = useState(false);
  const shown = useRef(false);
  /** What is typed between the keys and the box; nothing once the box is there. */
  const early = useRef<string | null>(null);
  const turn = (on: boolean) => {
    early.current = on && !shown.current ? "" : null;
    shown.current = on;
    setOpen(on);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const waiting = early.current !== null;
      if (command && event.key.toLowerCase() === "k") { if (!shown.current) turn(true); }
      else if (waiting && event.key === "Escape") turn(false);
      else if (waiting && !command && event.key.length === 1) early.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const fetching = setTimeout(() => void loadFinder(), FETCHED_AFTER);
    window.addEventListener("keydown", onKey, true);
    return () => {
      clearTimeout(fetching);
      window.removeEventListener("keydown", onKey, true);
    };
  }, []);
  const takeEarly = () => {
    const typed = early.current ?? "";
    early.current = null;
    return typed;
  };
  return { open, takeEarly, show: () => turn(true), hide: () => turn(false) };
}

export function Shell() {
  const me = useMe();
  const { t } = useTranslation();
  const phone = usePhone();
  const narrow = useNarrow();
  const finder = useFinder();
  const [folded, setFolded] = useState(() => localStorage.getItem(KEPT) === "folded");
  showIn(me.tenant.timezone);
  useSignedOut();
  usePushedChanges();
  const fold = () => {
    localStorage.setItem(KEPT, folded ? "open" : "folded");
    setFolded(!folded);
  };
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">{t("nav.skip")}</a>
      {phone ? null : <Navigation folded={folded || narrow} onFold={narrow ? undefined : fold} />}
      <div className={styles.main}>
        <TopBar onFind={finder.show} />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Suspense fallback={<SkeletonPage />}>
            <Outlet />
          </Suspense>
        </main>
        {phone ? <PhoneBar /> : null}
      </div>
      <Suspense>{finder.open ? <Finder takeEarly={finder.takeEarly} onClose={finder.hide} /> : null}</Suspense>
    </div>
  );
}
