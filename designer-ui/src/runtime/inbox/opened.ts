import type { ApiError } from "@/api/errors";
import type { TaskAnswer } from "@/api/types";

/** What the decision needs of the fields that are filled in with it. */
export interface FillIn {
  /** Only what was changed, and only what the step opens. */
  values: () => Record<string, unknown> | undefined;
  /** Marks what an approval still needs; true when something is missing. */
  markMissing: () => boolean;
  /** Puts the server's problems at their fields; false when one of them belongs to none. */
  show: (error: ApiError) => boolean;
}

/** The fields that the step lets the person write, with "write" or "required". */
export function openedBy(answer: TaskAnswer): Record<string, string> {
  return Object.fromEntries(Object.entries(answer.actions.length ? answer.rights : {}).filter(([, right]) => right === "write" || right === "required"));
}
