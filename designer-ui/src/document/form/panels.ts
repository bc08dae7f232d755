/** Verbs on the panels beside a form: which there are, in which order, and what each shows. */
import { moveWithin, patched, replaceWhere } from "../list";
import type { FormDocument, Panel } from "../types";

/** A form without panels keeps no empty list. */
function withPanels(form: FormDocument, panels: Panel[]): FormDocument {
  return patched(form, { panels: panels.length ? panels : undefined });
}

export function addPanel(form: FormDocument, panel: Panel): FormDocument {
  return withPanels(form, [...(form.panels ?? []), panel]);
}

export function setPanel(form: FormDocument, id: string, changes: Partial<Panel>): FormDocument {
  return withPanels(form, replaceWhere(form.panels ?? [], (panel) => panel.id === id, (panel) => patched(panel, changes)));
}

export function movePanel(form: FormDocument, from: number, to: number): FormDocument {
  return withPanels(form, moveWithin(form.panels ?? [], from, to));
}

export function removePanel(form: FormDocument, id: string): FormDocument {
  return withPanels(form, (form.panels ?? []).filter((panel) => panel.id !== id));
}
