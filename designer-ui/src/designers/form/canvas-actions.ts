import { formCommands as commands } from "@/commands/form";
import { newId } from "@/document/identity";
import { findField, ITEM, placeOf } from "@/document/form/fields";
import type { FormDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import type { CanvasActions } from "./canvas";
import { newSection } from "./new-field";

interface Ground {
  store: DraftStore<FormDocument>;
  selected: string | undefined;
  setSelected: (path: string | undefined) => void;
  /** Asks first where something stands on the field. */
  remove: (path: string) => void;
}

/** What buttons and keys on the canvas do, each one command. */
export function canvasActions({ store, selected, setSelected, remove }: Ground): CanvasActions {
  const run = store.getState().run;
  const form = () => store.getState().history.present;
  return {
    select: setSelected,
    duplicate: (path) => !path.startsWith(ITEM) && run(commands.duplicateField(path, { zh: "（副本）", en: " (copy)" })),
    remove: (path) => {
      if (path.startsWith(ITEM)) {
        run(commands.takeOffPage(path));
        if (selected === path) setSelected(undefined);
        return;
      }
      remove(path);
    },
    move: (path, by) => {
      const [first = "", column] = path.split(".");
      if (column) {
        const index = (findField(form(), first)?.fields ?? []).findIndex((each) => each.key === column);
        run(commands.moveField(path, { subtable: first, index: by < 0 ? index - 1 : index + 2 }));
        return;
      }
      const here = placeOf(form(), first);
      if (!here) return;
      const sections = form().layout ?? [];
      const at = sections.findIndex((each) => each.id === here.section.id);
      const index = by < 0 ? here.index - 1 : here.index + 2;
      const beyond = index < 0 ? sections[at - 1] : index > here.section.items.length ? sections[at + 1] : undefined;
      if (beyond) run(commands.moveField(path, { section: beyond.id, index: by < 0 ? beyond.items.length : 0 }));
      else if (index >= 0 && index <= here.section.items.length) run(commands.moveField(path, { section: here.section.id, index }));
    },
    addSection: () => {
      const section = newSection({ zh: "新分组", en: "New section" });
      run(commands.insertSection(section, form().layout?.length ?? 0));
      setSelected(`section:${section.id}`);
    },
    moveSection: (id, by) => {
      const index = (form().layout ?? []).findIndex((each) => each.id === id);
      run(commands.moveSection(id, index + by));
    },
    removeSection: (id) => {
      run(commands.removeSection(id));
      setSelected(undefined);
    },
    place: (key) => {
      const last = form().layout?.at(-1);
      if (last) run(commands.insertItem({ id: newId(), field: key }, last.id, last.items.length));
    },
  };
}
