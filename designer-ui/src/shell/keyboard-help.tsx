import { useTranslation } from "react-i18next";

import { Dialog } from "@/parts/dialog";
import { KeyCap } from "@/parts/key-cap";

import styles from "./top-bar.module.css";

const KEYS: [string, string[]][] = [
  ["find", ["Ctrl", "K"]], ["new", ["N"]], ["save", ["Ctrl", "S"]], ["submit", ["Ctrl", "↵"]], ["grid", ["Enter"]], ["tab", ["Tab"]],
  ["inboxNext", ["J", "K"]], ["approve", ["A"]], ["reject", ["R"]],
];

/** Every key that saves a hand its way to the mouse. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} onCancel={onClose} footer={null} width={420}>
      <dl className={styles.keys}>
        {KEYS.map(([name, caps]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{t(`help.${name}`)}</dt>
            <dd>{caps.map((cap) => <KeyCap key={cap}>{cap}</KeyCap>)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
