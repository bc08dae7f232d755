/** The log as the story a reader wants: who did what, and beside it why it came to them; the flow's own bookkeeping is left out. */
import { say } from "@/i18n";
import type { FieldDocument, FlowSummary, TimelineItem } from "@/api/types";
import { isClosed } from "@/kinds/registry";

export interface Holding {
  node: string;
  who: string[];
  since: string;
  reason: string | null;
}

const BOOKKEEPING = new Set(["started", "asked", "ended", "entered", "left"]);

/** People fill it in; what the system keeps for itself is left to the log. */
export function isEntered(field: FieldDocument): boolean {
  return field.type !== "subtable" && !isClosed(field) && field.set_by !== "system" && field.visible !== "FALSE";
}

/** `items` newest first, as the server gives them; the story runs forward. What rules did to fields that nobody enters is no part of it; what they made of the others is told with the values. */
export function storyOf(items: TimelineItem[], waiting: FlowSummary["waiting"], entered: (field: string) => boolean = () => true): { told: TimelineItem[]; holding: Holding[] } {
  const told: TimelineItem[] = [];
  let reason: string | null = null;
  for (const item of [...items].reverse()) {
    if (item.kind === "change" || (item.kind === "rule" && !item.changes.some((change) => entered(change.field))) || BOOKKEEPING.has(item.event ?? "") || (item.kind === "transition" && item.path === "flow")) continue;
    if (item.event === "routed") {
      reason = item.reason ?? reason;
      continue;
    }
    const answers = item.event === "decided" || item.event === "acted";
    const changes = item.kind === "rule" ? item.changes.filter((change) => entered(change.field)) : [];
    told.push({ ...item, changes, reason: item.reason ?? (answers ? reason : null) });
    if (answers) reason = null;
  }
  const holding = waiting.map((step, index) => ({ node: say(step.node_name), who: step.assignees, since: step.since, reason: index === 0 ? reason : null }));
  return { told, holding };
}
