/** Verbs on the sections of a page. */
import { insertAt, moveWithin, patched, replaceWhere } from "../list";
import type { FormDocument, Section } from "../types";

export function insertSection(form: FormDocument, section: Section, index: number): FormDocument {
  return { ...form, layout: insertAt(form.layout ?? [], index, section) };
}

export function setSection(form: FormDocument, id: string, changes: Partial<Section>): FormDocument {
  return { ...form, layout: replaceWhere(form.layout ?? [], (each) => each.id === id, (each) => patched(each, changes)) };
}

export function moveSection(form: FormDocument, id: string, to: number): FormDocument {
  const sections = form.layout ?? [];
  return { ...form, layout: moveWithin(sections, sections.findIndex((each) => each.id === id), to) };
}

/** The section goes, its fields move to the neighbour: taking a frame away must never hide fields. */
export function removeSection(form: FormDocument, id: string): FormDocument {
  const sections = form.layout ?? [];
  const index = sections.findIndex((each) => each.id === id);
  const gone = sections[index];
  if (!gone || sections.length === 1) return form;
  const heir = sections[index > 0 ? index - 1 : 1];
  return {
    ...form,
    layout: sections
      .filter((each) => each.id !== id)
      .map((each) => (each.id === heir?.id ? { ...each, items: [...each.items, ...gone.items] } : each)),
  };
}
