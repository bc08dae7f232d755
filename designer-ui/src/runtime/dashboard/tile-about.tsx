/** What a tile counts: its measures in words, and the time that places a record in the period. */
import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { TileColumn, TileResult } from "@/api/types";
import { Pop } from "@/parts/floating";
import { Icon } from "@/parts/icon";

import styles from "./dashboard.module.css";

/** Each measure once, however many functions of it are shown. */
export function measuresOf(result: TileResult): TileColumn[] {
  const found = new Map(result.columns.filter((column) => column.role !== "dim").map((column) => [column.of ?? column.key, column]));
  return [...found.values()];
}

export function TileAbout({ title, result }: { title: string; result: TileResult | undefined }) {
  const { t } = useTranslation("runtime");
  if (!result || result.error) return null;
  const measures = measuresOf(result).filter((column) => column.hint);
  if (measures.length === 0 && !result.time) return null;
  const label = t("board.about", { name: title });
  const content = (
    <dl className={styles.about}>
      {measures.map((column) => <div key={column.key}><dt>{column.name}</dt><dd>{column.hint}</dd></div>)}
      {result.time ? <div><dt>{t("board.period")}</dt><dd>{t("board.byTime", { name: result.time })}</dd></div> : null}
    </dl>
  );
  return <Pop end label={label} content={() => content} button={(props) => <button {...props} type="button" className={styles.aboutButton} aria-label={label} title={label}><Icon as={Info} size={14} /></button>} />;
}
