/** The tiles on their grid of twelve columns: dragged by the head, resized at the corner, each with its live result. */
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Copy, GripVertical, Trash2 } from "lucide-react";
import ReactGridLayout, { useContainerWidth, verticalCompactor } from "react-grid-layout";
import type { Layout } from "react-grid-layout";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { useMode } from "@/theme/mode";
import { GRID_COLUMNS } from "@/document/dashboard/tiles";
import type { GridPlace, Tile } from "@/document/types";
import { Waiting } from "../workspace/waiting";
import { tileQuery } from "./dataset";
import { TileFigure } from "./tile-figure";

interface Props {
  tiles: Tile[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onPlace: (places: Record<string, GridPlace>) => void;
  onDuplicate: (id: string) => void;
  onRemove: (id: string) => void;
}

const GRID = { cols: GRID_COLUMNS, rowHeight: 36, margin: [10, 10] as const, containerPadding: [4, 4] as const };

export function TileGrid({ tiles, selected, onSelect, onPlace, onDuplicate, onRemove }: Props) {
  const { width, containerRef, mounted } = useContainerWidth({ initialWidth: 900 });
  const layout = tiles.map((tile) => ({ i: tile.id, ...tile.at, minW: 2, minH: 2 }));
  // Only a person's drag or resize is a change; what the grid tidies by itself on drawing is not.
  const take = (next: Layout) => onPlace(Object.fromEntries(next.map(({ i, x, y, w, h }) => [i, { x, y, w, h }])));
  return (
    <div ref={containerRef}>
      {mounted ? (
        <ReactGridLayout width={width} layout={layout} gridConfig={GRID} compactor={verticalCompactor} dragConfig={{ handle: ".db-handle", cancel: "button", threshold: 4 }} onDragStop={take} onResizeStop={take}>
          {tiles.map((tile) => (
            <div key={tile.id}>
              <TileBox tile={tile} selected={tile.id === selected} onSelect={onSelect} onDuplicate={onDuplicate} onRemove={onRemove} />
            </div>
          ))}
        </ReactGridLayout>
      ) : null}
    </div>
  );
}

function TileBox({ tile, selected, onSelect, onDuplicate, onRemove }: Pick<Props, "onSelect" | "onDuplicate" | "onRemove"> & { tile: Tile; selected: boolean }) {
  const { t } = useTranslation("designers");
  const dark = useMode((mode) => mode.shown) === "dark";
  const answer = useQuery(tileQuery(tile, dark));
  const title = say(tile.title) || t("dashboard.tile");
  return (
    <section className={`db-tile${selected ? " dz-selected" : ""}`} aria-label={title} onClick={() => onSelect(tile.id)}>
      <header className="db-handle">
        <GripVertical size={14} className="dz-hint" aria-hidden />
        <h3><button type="button" className="db-title" aria-pressed={selected} onClick={() => onSelect(tile.id)}>{title}</button></h3>
        <Button title={t("dashboard.duplicate")} type="text" size="small" aria-label={t("dashboard.duplicate")} icon={<Copy size={14} />} onClick={() => onDuplicate(tile.id)} />
        <Button title={t("dashboard.remove")} type="text" size="small" aria-label={t("dashboard.remove")} icon={<Trash2 size={14} />} onClick={(event) => { event.stopPropagation(); onRemove(tile.id); }} />
      </header>
      <div>
        {tile.query.measures?.length ? null : <p className="dz-hint">{t("dashboard.empty")}</p>}
        {answer.error ? <p className="dz-error" role="alert">{answer.error.message}</p> : null}
        {answer.data ? <TileFigure tile={tile} answer={answer.data} /> : answer.isLoading ? <Waiting /> : null}
      </div>
    </section>
  );
}
