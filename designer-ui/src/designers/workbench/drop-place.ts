/** The cell of the grid under the pointer, for a card of this size. */
import type { GridPlace } from "@/document/types";
import { GRID_COLUMNS } from "@/document/grid";
import { EDGE, GAP, ROW } from "../grid/card-grid";

interface Point { x: number; y: number }
interface Box { left: number; top: number; width: number }

export function dropPlace(pointer: Point, canvas: Box, size: { w: number; h: number }): GridPlace {
  const column = (canvas.width - 2 * EDGE + GAP) / GRID_COLUMNS;
  const x = Math.floor((pointer.x - canvas.left - EDGE) / column);
  const y = Math.floor((pointer.y - canvas.top - EDGE) / (ROW + GAP));
  return { ...size, x: Math.max(0, Math.min(x, GRID_COLUMNS - size.w)), y: Math.max(0, y) };
}
