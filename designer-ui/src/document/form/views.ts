/** Verbs on a list view: which columns, in which order, under which tabs. */
import { newId } from "../identity";
import { moveWithin, patched, replaceWhere } from "../list";
import type { Column, FormDocument, View, ViewTab } from "../types";

export function setView(form: FormDocument, key: string, changes: Partial<View>): FormDocument {
  return { ...form, views: replaceWhere(form.views ?? [], (view) => view.key === key, (view) => patched(view, changes)) };
}

function changeView(form: FormDocument, key: string, change: (view: View) => View): FormDocument {
  return { ...form, views: replaceWhere(form.views ?? [], (view) => view.key === key, change) };
}

export function showColumn(form: FormDocument, view: string, field: string): FormDocument {
  const column: Column = { id: newId(), field };
  return changeView(form, view, (each) =>
    each.columns?.some((existing) => existing.field === field) ? each : { ...each, columns: [...(each.columns ?? []), column] },
  );
}

export function hideColumn(form: FormDocument, view: string, field: string): FormDocument {
  return changeView(form, view, (each) => ({ ...each, columns: (each.columns ?? []).filter((column) => column.field !== field) }));
}

export function moveColumn(form: FormDocument, view: string, from: number, to: number): FormDocument {
  return changeView(form, view, (each) => ({ ...each, columns: moveWithin(each.columns ?? [], from, to) }));
}

export function setColumn(form: FormDocument, view: string, id: string, changes: Partial<Column>): FormDocument {
  return changeView(form, view, (each) => ({
    ...each,
    columns: replaceWhere(each.columns ?? [], (column) => column.id === id, (column) => patched(column, changes)),
  }));
}

export function addTab(form: FormDocument, view: string, tab: ViewTab): FormDocument {
  return changeView(form, view, (each) => ({ ...each, tabs: [...(each.tabs ?? []), tab] }));
}

export function setTab(form: FormDocument, view: string, id: string, changes: Partial<ViewTab>): FormDocument {
  return changeView(form, view, (each) => ({
    ...each,
    tabs: replaceWhere(each.tabs ?? [], (tab) => tab.id === id, (tab) => patched(tab, changes)),
  }));
}

export function moveTab(form: FormDocument, view: string, from: number, to: number): FormDocument {
  return changeView(form, view, (each) => ({ ...each, tabs: moveWithin(each.tabs ?? [], from, to) }));
}

export function removeTab(form: FormDocument, view: string, id: string): FormDocument {
  return changeView(form, view, (each) => ({ ...each, tabs: (each.tabs ?? []).filter((tab) => tab.id !== id) }));
}
