/** What the panels of a form hang on: they are asked for anew when one of these values changes, and only then. Pure. */
import type { FormDocument, PanelDocument } from "@/api/types";

import type { Draft } from "./draft";

const NAMED = /\brecord\.([a-z][a-z0-9_]*)/g;

/** The number of the record that a reference holds. */
export function idOf(value: unknown): unknown {
  return value && typeof value === "object" && "id" in value ? (value as { id: unknown }).id : value ?? null;
}

export function panelInputs(document: FormDocument, draft: Draft): Record<string, unknown> {
  const panels = document.panels ?? [];
  const named = [...JSON.stringify(panels).matchAll(NAMED)].map((found) => found[1]!);
  const keys = new Set([...named, ...panels.flatMap((panel) => (panel.of ? [panel.of] : []))]);
  const found: Record<string, unknown> = Object.fromEntries([...keys].map((key) => [key, idOf(draft.values[key])]));
  for (const panel of panels) {
    if (panel.kind === "beside" && panel.table && panel.match) found[`${panel.table}.${panel.match}`] = [...new Set((draft.lines[panel.table] ?? []).map((line) => idOf(line[panel.match!])))];
  }
  return found;
}

/** The key under which a line keeps what stands beside it; it is never sent. */
export function besideKey(panel: PanelDocument): string {
  return `${panel.id}:beside`;
}
