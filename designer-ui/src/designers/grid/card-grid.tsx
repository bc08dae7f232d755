/** Cards on their grid of twelve columns: dragged by the head, resized at the corner, each with what it shows. */
import { Button } from "antd";
import { Copy, GripVertical, Trash2 } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import ReactGridLayout, { useContainerWidth, verticalCompactor } from "react-grid-layout";
import type { Layout, LayoutItem } from "react-grid-layout";

import type { Placed } from "@/document/grid";
import { dropped, GRID_COLUMNS } from "@/document/grid";
import type { GridPlace } from "@/document/types";

interface Props<T extends Placed> {
  items: T[];
  titleOf: (item: T) => string;
  labels: { duplicate: string; remove: string };
  selected: string | undefined;
  onSelect: (id: string) => void;
  onPlace: (places: Record<string, GridPlace>) => void;
  onDuplicate: (id: string) => void;
  onRemove: (id: string) => void;
  children: (item: T) => ReactNode;
}

export const ROW = 36;
export const GAP = 10;
export const EDGE = 4;
const GRID = { cols: GRID_COLUMNS, rowHeight: ROW, margin: [GAP, GAP] as const, containerPadding: [EDGE, EDGE] as const };

export function CardGrid<T extends Placed>({ items, titleOf, labels, selected, onSelect, onPlace, onDuplicate, onRemove, children }: Props<T>) {
  const { width, containerRef, mounted } = useContainerWidth({ initialWidth: 900 });
  const layout = items.map((item) => ({ i: item.id, ...item.at, minW: 2, minH: 2 }));
  // What was just added lies below the others, mostly out of sight.
  useEffect(() => {
    if (!selected || !mounted) return undefined;
    const drawn = requestAnimationFrame(() => containerRef.current?.querySelector(".dz-selected")?.scrollIntoView?.({ block: "nearest" }));
    return () => cancelAnimationFrame(drawn);
  }, [selected, mounted, containerRef]);
  // Only a person's drag or resize is a change; what the grid tidies by itself on drawing is not.
  const take = (next: Layout) => onPlace(Object.fromEntries(next.map(({ i, x, y, w, h }) => [i, { x, y, w, h }])));
  // Where the others stand while one is dragged is only shown; what counts is where it is dropped.
  const drop = (_: Layout, __: LayoutItem | null, at: LayoutItem | null) => { if (at) onPlace(dropped(items, at.i, at)); };
  return (
    <div ref={containerRef}>
      {mounted ? (
        <ReactGridLayout width={width} layout={layout} gridConfig={GRID} compactor={verticalCompactor} dragConfig={{ handle: ".db-handle", cancel: "button", threshold: 4 }} onDragStop={drop} onResizeStop={take}>
          {items.map((item) => {
            const title = titleOf(item);
            return (
              <div key={item.id}>
                <section className={`db-tile${item.id === selected ? " dz-selected" : ""}`} aria-label={title} onClick={() => onSelect(item.id)}>
                  <header className="db-handle">
                    <GripVertical size={14} className="dz-hint" aria-hidden />
                    <h3><button type="button" className="db-title" aria-pressed={item.id === selected} onClick={() => onSelect(item.id)}>{title}</button></h3>
                    <Button title={labels.duplicate} type="text" size="small" aria-label={labels.duplicate} icon={<Copy size={14} />} onClick={() => onDuplicate(item.id)} />
                    <Button title={labels.remove} type="text" size="small" aria-label={labels.remove} icon={<Trash2 size={14} />} onClick={(event) => { event.stopPropagation(); onRemove(item.id); }} />
                  </header>
                  {children(item)}
                </section>
              </div>
            );
          })}
        </ReactGridLayout>
      ) : null}
    </div>
  );
}
