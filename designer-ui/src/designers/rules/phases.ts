/** When a rule runs relative to the save; a rule on a time runs by itself. */
import type { Action } from "@/document/types";

/** What can be done to a record that is not saved yet. */
const IN_PLACE = new Set(["set", "refuse"]);

export function phasesOf(trigger: string): readonly string[] {
  return trigger === "relative_time" ? [] : ["before", "after", "async"];
}

export function fitsBefore(actions: Action[]): boolean {
  return actions.every((action) => IN_PLACE.has(action.kind));
}
