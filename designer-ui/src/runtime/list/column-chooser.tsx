import { Button, Checkbox } from "antd";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/parts/icon";

import type { useColumns } from "./columns";
import styles from "./list.module.css";

/** Which columns this person sees and in which order; kept on this device. */
export default function ColumnChooser({ columns }: { columns: ReturnType<typeof useColumns> }) {
  const { t } = useTranslation("runtime");
  return (
    <div className={styles.chooser}>
      {columns.all.map((column) => (
        <div key={column.path} className={styles.chooserRow}>
          <Checkbox checked={columns.isShown(column.path)} onChange={() => columns.toggle(column.path)}>{column.label}</Checkbox>
          <button type="button" aria-label={t("list.moveUp", { name: column.label })} onClick={() => columns.move(column.path, -1)}><Icon as={ArrowUp} size={14} /></button>
          <button type="button" aria-label={t("list.moveDown", { name: column.label })} onClick={() => columns.move(column.path, 1)}><Icon as={ArrowDown} size={14} /></button>
        </div>
      ))}
      {columns.changed ? <Button type="link" size="small" onClick={columns.reset}>{t("list.resetColumns")}</Button> : null}
    </div>
  );
}
