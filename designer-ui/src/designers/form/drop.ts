/** Where a drag would land, read from what it hovers: before or after a field, at a section's end, between columns. */
import type { Place } from "@/document/form/insert-field";

export interface DropData {
  place: Place;
  /** Hovering the later half of a field means the gap after it. */
  after?: Place;
  key?: string;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The slot that shows where it lands is itself hovered then: it answers with its own place and so stays put. */
export function landingPlace(data: DropData, box: Box | null, pointer: { x: number; y: number } | null): Place {
  if (!data.after || !box || !pointer) return data.place;
  return pointer.x > box.left + box.width / 2 ? data.after : data.place;
}

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
