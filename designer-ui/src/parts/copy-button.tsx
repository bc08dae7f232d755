/** Copies a number that people carry elsewhere: an order number, a parcel number, a phone. */
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";

import styles from "./copy-button.module.css";
import { toast } from "./feedback";
import { Icon } from "./icon";

export function CopyButton({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation();
  const copy = (event: React.MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void navigator.clipboard?.writeText(text).then(() => toast(t("copied")));
  };
  return <button type="button" className={styles.copy} aria-label={t("copyOf", { name })} title={t("copyOf", { name })} onClick={copy}><Icon as={Copy} size={13} /></button>;
}
