import { useTranslation } from "react-i18next";

import { KeyCap } from "@/parts/key-cap";

import styles from "./form.module.css";

const KEYS = [["Enter", "enter"], ["Tab", "tab"], ["Ctrl D", "copy"], ["Ctrl V", "paste"], ["Ctrl Z", "undo"], ["Alt Del", "delete"]] as const;

/** The keys of the grid, always in sight. */
export function KeyBar() {
  const { t } = useTranslation("runtime");
  return <footer className={styles.keys}>{KEYS.map(([cap, name]) => <span key={cap}><KeyCap>{cap}</KeyCap>{t(`keys.${name}`)}</span>)}</footer>;
}
