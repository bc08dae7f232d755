/** Choices such as shop: offered from what the tiles themselves show, so that nothing empty can be chosen. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { answerOf, server } from "@/api/client";
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

type DashboardFilter = NonNullable<DashboardDocument["filters"]>[number];
const MOST = 200;

function itemsOf(result: TileResult, dim: string): { key: string; label: string }[] {
  const at = result.columns.findIndex((one) => one.role === "dim" && one.key === dim);
  const column = result.columns[at];
  if (!column) return [];
  return result.rows.filter((row) => !row.others && row.values[at] !== null).map((row) => {
    const value = row.values[at];
    const key = value && typeof value === "object" && "id" in value ? String((value as { id: unknown }).id) : String(value);
    return { key, label: cellText(value, column) };
  });
}

/** The first tile that is split by the dimension and shows something of it. */
function splitBy(document: DashboardDocument, data: ChoiceFiltersProps["data"], dim: string): TileResult | undefined {
  return document.tiles.map((tile) => data?.[tile.id]).find((result) => result !== undefined && itemsOf(result, dim).length > 0);
}

/** What was chosen elsewhere and shows nothing here keeps its name as far as the dimension knows it. */
function nameOf(key: string, dim: string, result: TileResult | null | undefined): string {
  return result?.columns.find((one) => one.role === "dim" && one.key === dim)?.options?.[key] ?? key;
}

/** The same asked for by itself, where no tile is split by it: a filter is the dashboard's, whatever its tiles show. */
function askedFor(document: DashboardDocument, dim: string, wanted: boolean) {
  const asked = [...new Map(document.tiles.map((tile) => [String(tile.query.dataset), (tile.query.measures as unknown[])[0]])).entries()];
  return queryOptions({
    queryKey: ["board-choices", document.key, dim, asked],
    queryFn: async ({ signal }) => {
      for (const [dataset, measure] of asked) {
        const body = { query: { dataset, rows: [{ dim }], measures: [measure], limit: { n: MOST } }, view: { kind: "table" }, period: { preset: "all" } };
        const result = await answerOf(server.POST("/reports/query", { body, signal })).catch(() => null);
        if (result) return result;
      }
      return null;
    },
    enabled: wanted && asked.length > 0,
    staleTime: 60_000,
    retry: false,
  });
}

function ChoiceFilter({ document, data, choices, onChange, filter }: ChoiceFiltersProps & { filter: DashboardFilter }) {
  const { t } = useTranslation("runtime");
  const dim = filter.dim ?? filter.key;
  const shown = splitBy(document, data, dim);
  const asked = useQuery(askedFor(document, dim, data !== undefined && !shown)).data;
  const source = shown ?? asked;
  const items = source ? itemsOf(source, dim) : [];
  const chosen = choices[filter.key] ?? [];
  if (items.length === 0 && chosen.length === 0) return null;
  const all = [...items, ...chosen.filter((key) => !items.some((item) => item.key === key)).map((key) => ({ key, label: nameOf(key, dim, source) }))];
  const words = chosen.length ? all.filter((item) => chosen.includes(item.key)).map((item) => item.label).join(t("common:listJoin")) : t("common:all");
  return (
    <Pop label={say(filter.name)} content={() => (
      <Checkbox.Group value={chosen} onChange={(keys) => { const next = { ...choices, [filter.key]: keys.map(String) }; if (!keys.length) delete next[filter.key]; onChange(next); }}>
        <div className={styles.choices}>{all.map((item) => <Checkbox key={item.key} value={item.key}>{item.label}</Checkbox>)}</div>
      </Checkbox.Group>
)} button={(props) => (
      <button {...props} type="button" className={styles.choice}><span className="muted">{say(filter.name)}</span><span>{words}</span><Icon as={ChevronDown} size={14} /></button>
    )} />
  );
}

export function ChoiceFilters(props: ChoiceFiltersProps) {
  return (props.document.filters ?? []).filter((filter) => filter.type === "choice").map((filter) => <ChoiceFilter key={filter.key} {...props} filter={filter} />);
}
