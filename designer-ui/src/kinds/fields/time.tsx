import type { FieldKind } from "../field-kind";
import { text } from "./text";

/** A time of the day. */
export const time: FieldKind = {
  ...text, name: "time", width: 72, filter: "none",
  parse: (cell) => (/^\d{1,2}:\d\d(:\d\d)?$/.test(cell.trim()) ? cell.trim().padStart(5, "0") : cell.trim() ? undefined : null),
};
