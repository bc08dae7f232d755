/** Everything a person can do to a workbench. */
import { patched } from "../document/list";
import type { WorkbenchDocument } from "../document/types";
import { addItem, duplicateItem, nudgeItem, placeItems, removeItem, setItem } from "../document/workbench/items";
import { command } from "./command";

export const workbenchCommands = {
  addItem: command("add_item", addItem),
  removeItem: command("remove_item", removeItem),
  duplicateItem: command("duplicate_item", duplicateItem),
  setItem: command("set_item", setItem, (id, changes) => [id, ...Object.keys(changes)].join()),
  placeItems: command("move_item", placeItems),
  nudge: command("move_item", nudgeItem, (id) => id),
  setWorkbench: command("set_workbench", (bench: WorkbenchDocument, changes: Partial<WorkbenchDocument>) => patched(bench, changes), (changes) => Object.keys(changes).join()),
};
