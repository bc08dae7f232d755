/**
 * A part of a page fetched when it is shown. Where React's own `lazy` takes the whole page down when the file cannot be fetched
 * (the network is away, the server restarts), the part says so in its place and comes once it can; what was typed around it stays.
 */
import { type ComponentType, lazy, type LazyExoticComponent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./lazy-part.module.css";
import { fetchLostStyles } from "./lost-styles";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

export function lazyPart<P extends object>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => load().catch(() => ({ default: (props: P) => <Missing load={load} given={props} /> })));
}

/** It tries once more whenever it is shown anew and when the network is back, and says so only where that failed too. */
function Missing<P extends object>({ load, given }: { load: Load<P>; given: P }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Part: ComponentType<P> }>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let shown = true;
    load().then(
      async (file) => { await fetchLostStyles(); if (shown) setLoaded({ Part: file.default }); },
      (error: unknown) => {
        console.error(error); // a file that came and is wrong is a fault of ours, not of the network
        if (shown) setFailed(true);
      },
    );
    return () => { shown = false; };
  }, [load, tries]);
  useEffect(() => {
    const again = () => setTries((count) => count + 1);
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  if (loaded) return <loaded.Part {...given} />;
  if (!failed) return null;
  return <span role="alert" className={styles.missing}>{t("error.part")} <button type="button" onClick={() => setTries(tries + 1)}>{t("retry")}</button></span>;
}
