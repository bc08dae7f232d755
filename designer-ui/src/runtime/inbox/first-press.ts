import type { MouseEvent } from "react";

/** False for the second press of a double one: after a decision the next task's buttons stand in the same place. */
export function isFirst(event: MouseEvent): boolean {
  return event.detail < 2;
}
