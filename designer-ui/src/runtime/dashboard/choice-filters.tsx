/** Choices such as shop: offered from what the tiles themselves show, so that nothing empty can be chosen. */
import { Checkbox } from "antd";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { DashboardDocument, TileResult } from "@/api/types";
import { say } from "@/i18n";
import { Pop } from "@/parts/floating";
import { Icon } from "@/parts/icon";

import { cellText } from "./cell-text";
import styles from "./dashboard.module.css";

interface ChoiceFiltersProps {
  document: DashboardDocument;
  data: Record<string, TileResult> | undefined;
  choices: Record<string, string[]>;
  onChange: (choices: Record<string, string[]>) => void;
}

/** What a dimension holds, read from the first tile that is split by it alone. */
function offered(document: DashboardDocument, data: ChoiceFiltersProps["data"], dim: string): { key: string; label: string }[] {
  for (const tile of document.tiles) {
    const result = data?.[tile.id];
    const column = result?.columns.find((one) => one.role === "dim" && one.key === dim);
    if (!result || !column) continue;
    const at = result.columns.indexOf(column);
    return result.rows.filter((row) => !row.others && row.values[at] !== null).map((row) => {
      const value = row.values[at];
      const key = value && typeof value === "object" && "id" in value ? String((value as { id: unknown }).id) : String(value);
      return { key, label: cellText(value, column) };
    });
  }
  return [];
}

export function ChoiceFilters({ document, data, choices, onChange }: ChoiceFiltersProps) {
  const { t } = useTranslation("runtime");
  return (document.filters ?? []).filter((filter) => filter.type === "choice").map((filter) => {
    const items = offered(document, data, filter.dim ?? filter.key);
    const chosen = choices[filter.key] ?? [];
    if (items.length === 0 && chosen.length === 0) return null;
    const all = [...items, ...chosen.filter((key) => !items.some((item) => item.key === key)).map((key) => ({ key, label: key }))];
    const words = chosen.length ? all.filter((item) => chosen.includes(item.key)).map((item) => item.label).join(t("common:listJoin")) : t("common:all");
    return (
      <Pop key={filter.key} label={say(filter.name)} content={() => (
        <Checkbox.Group value={chosen} onChange={(keys) => { const next = { ...choices, [filter.key]: keys.map(String) }; if (!keys.length) delete next[filter.key]; onChange(next); }}>
          <div className={styles.choices}>{all.map((item) => <Checkbox key={item.key} value={item.key}>{item.label}</Checkbox>)}</div>
        </Checkbox.Group>
)} button={(props) => (
        <button {...props} type="button" className={styles.choice}><span className="muted">{say(filter.name)}</span><span>{words}</span><Icon as={ChevronDown} size={14} /></button>
      )} />
    );
  });
}
