/** Rows, columns and values of the selected tile: drop fields here. */
import { useDroppable } from "@dnd-kit/core";
import { Select } from "antd";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { DimensionUse, MeasureUse, Query, Tile } from "@/document/types";
import type { DatasetInfo } from "./dataset";
import { measureKey } from "./dataset";

export type Shelf = "rows" | "columns" | "measures";

interface Props {
  tile: Tile;
  dataset: DatasetInfo | undefined;
  onChange: (changes: Partial<Query>) => void;
}

export default function Shelves({ tile, dataset, onChange }: Props) {
  const { t } = useTranslation("designers");
  const measures = tile.query.measures ?? [];
  const name = (measure: MeasureUse) => {
    const info = dataset?.measures.find((each) => each.key === measureKey(measure));
    const fn = typeof measure === "string" ? "" : String(measure.fn ?? "");
    return `${say(info?.name) || "—"}${fn ? ` · ${t(`dashboard.fn.${fn}` as never, { defaultValue: fn }) as string}` : ""}`;
  };
  return (
    <section className="db-shelves" aria-label={t("dashboard.fields")}>
      {(["rows", "columns"] as const).map((shelf) => (
        <ShelfRow key={shelf} shelf={shelf} label={t(`dashboard.${shelf}`)} hint={t("dashboard.dropDimension")}>
          {(tile.query[shelf] ?? []).map((use, index, all) => (
            <Dimension key={`${use.dim}${index}`} use={use} dataset={dataset} onChange={(next) => onChange({ [shelf]: all.map((each, at) => (at === index ? next : each)) })} onRemove={() => onChange({ [shelf]: orNothing(all.filter((_, at) => at !== index)) })} />
          ))}
        </ShelfRow>
      ))}
      <ShelfRow shelf="measures" label={t("dashboard.values")} hint={t("dashboard.dropMeasure")}>
        {measures.map((measure, index) => (
          <span key={index} className="db-chip db-measure">{name(measure)}<Remove name={name(measure)} onRemove={() => onChange({ measures: measures.filter((_, at) => at !== index) })} /></span>
        ))}
      </ShelfRow>
    </section>
  );
}

function orNothing<T>(items: T[]): T[] | undefined {
  return items.length ? items : undefined;
}

function ShelfRow({ shelf, label, hint, children }: { shelf: Shelf; label: string; hint: string; children: ReactNode }) {
  const drop = useDroppable({ id: `shelf:${shelf}`, data: { shelf } });
  const role = (drop.active?.data.current as { role?: string } | undefined)?.role;
  const fits = role !== undefined && (role === "measure") === (shelf === "measures");
  return (
    <div ref={drop.setNodeRef} className={`db-shelf${fits ? " db-shelf-fits" : ""}${fits && drop.isOver ? " db-shelf-over" : ""}`}>
      <span className="db-shelf-label">{label}</span>
      {children}
      <span className="db-shelf-hint">{hint}</span>
    </div>
  );
}

function Dimension({ use, dataset, onChange, onRemove }: { use: DimensionUse; dataset: DatasetInfo | undefined; onChange: (use: DimensionUse) => void; onRemove: () => void }) {
  const { t } = useTranslation("designers");
  const info = dataset?.dimensions.find((each) => each.key === use.dim);
  const name = say(info?.name) || "—";
  return (
    <span className="db-chip db-dimension">
      {name}
      {info?.grains.length ? (
        <Select size="small" variant="borderless" aria-label={t("dashboard.grain")} popupMatchSelectWidth={false} value={use.grain ?? "day"} options={info.grains.map((grain) => ({ value: grain, label: t(`dashboard.grains.${grain}` as never) as string }))} onChange={(grain: string) => onChange({ ...use, grain })} />
      ) : null}
      <Remove name={name} onRemove={onRemove} />
    </span>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation("designers");
  return <button type="button" aria-label={t("dashboard.removeField", { name })} onClick={onRemove}><X size={12} /></button>;
}
