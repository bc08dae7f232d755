/** The bar above every page: one search box, notices, help, and the person. */
import { CircleHelp, Search } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/parts/icon";
import { KeyCap } from "@/parts/key-cap";
import { lazyPart } from "@/parts/lazy-part";

import { AccountMenu } from "./account-menu";
import { Notices } from "./notices";
import styles from "./top-bar.module.css";

const KeyboardHelp = lazyPart(() => import("./keyboard-help"));

export function TopBar({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.find} onClick={onFind} aria-label={t("top.searchLabel")} aria-keyshortcuts="Control+K Meta+K">
        <Icon as={Search} />
        <span className={styles.hint}>{t("top.search")}</span>
        <KeyCap>Ctrl K</KeyCap>
      </button>
      <div className={styles.right}>
        <Notices />
        <button type="button" className={`${styles.button} ${styles.desktop}`} onClick={() => setHelp(true)} aria-label={t("top.help")} title={t("top.help")}>
          <Icon as={CircleHelp} size={18} />
        </button>
        <AccountMenu />
      </div>
      <Suspense>{help ? <KeyboardHelp onClose={() => setHelp(false)} /> : null}</Suspense>
    </header>
  );
}
