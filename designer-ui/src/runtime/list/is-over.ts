/** Whether a record still runs: of one that has ended nobody counts the hours. */
import type { FormDescriptor, RecordData } from "@/api/types";
import { statusField } from "@/kinds/fields-of";
import { optionNamed } from "@/kinds/fields/option-display";

const LONG_AGO = 15 * 86_400_000;

/** Ended by its state, or so long ago that a clock says nothing more. */
export function isOver(descriptor: FormDescriptor, row: RecordData): boolean {
  const status = statusField(descriptor.document);
  const color = status ? optionNamed(status, row[status.key])?.color : undefined;
  const placed = row["placed_at"];
  return color === "success" || color === "neutral" || (typeof placed === "string" && Date.now() - new Date(placed).getTime() > LONG_AGO);
}
