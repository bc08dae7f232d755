/** The frame around every page: navigation at the left, the bar above, and on a phone a bar below. */
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
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
import { loadFinder, useFinder } from "./use-finder";
import { useNarrow, usePhone } from "./use-screen";

const Finder = lazyPart(loadFinder);
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
