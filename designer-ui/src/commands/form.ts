/** Everything a person can do to a form. */
import { addCheck, moveCheck, removeCheck, setCheck } from "../document/form/checks";
import { duplicateField } from "../document/form/duplicate-field";
import { insertField, insertItem } from "../document/form/insert-field";
import { moveField } from "../document/form/move-field";
import { removeField, takeOffPage } from "../document/form/remove-field";
import { removeOption, retireOption } from "../document/form/options";
import { addPanel, movePanel, removePanel, setPanel } from "../document/form/panels";
import { insertSection, moveSection, removeSection, setSection } from "../document/form/sections";
import { setField, setItem } from "../document/form/set-field";
import { addState, moveState, removeState, setState } from "../document/form/states";
import { addTransition, removeTransition, setTransition } from "../document/form/transitions";
import { addTab, hideColumn, moveColumn, moveTab, removeTab, setColumn, setTab, setView, showColumn } from "../document/form/views";
import { patched } from "../document/list";
import type { FormDocument } from "../document/types";
import { command } from "./command";

const byTarget = (target: string, changes: object) => [target, ...Object.keys(changes)].join();

export const formCommands = {
  insertField: command("insert_field", insertField),
  insertItem: command("insert_field", insertItem),
  moveField: command("move_field", moveField),
  removeField: command("remove_field", removeField),
  takeOffPage: command("hide_field", takeOffPage),
  duplicateField: command("duplicate_field", duplicateField),
  setField: command("set_field", setField, byTarget),
  setItem: command("set_field", setItem, byTarget),
  removeOption: command("remove_option", removeOption),
  retireOption: command("retire_option", retireOption),
  addState: command("add_state", addState),
  setState: command("set_state", setState, (path, key, changes) => [path, key, ...Object.keys(changes)].join()),
  moveState: command("move_state", moveState),
  removeState: command("remove_state", removeState),
  addTransition: command("add_transition", addTransition),
  setTransition: command("set_transition", setTransition, (path, key, changes) => [path, key, ...Object.keys(changes)].join()),
  removeTransition: command("remove_transition", removeTransition),
  insertSection: command("insert_section", insertSection),
  moveSection: command("move_section", moveSection),
  removeSection: command("remove_section", removeSection),
  setSection: command("set_section", setSection, byTarget),
  setForm: command("set_form", (form: FormDocument, changes: Partial<FormDocument>) => patched(form, changes), (changes) => Object.keys(changes).join()),
  addCheck: command("add_check", addCheck),
  setCheck: command("set_check", setCheck, (list, id, changes) => [list, id, ...Object.keys(changes)].join()),
  moveCheck: command("move_check", moveCheck),
  removeCheck: command("remove_check", removeCheck),
  addPanel: command("add_panel", addPanel),
  setPanel: command("set_panel", setPanel, byTarget),
  movePanel: command("move_panel", movePanel),
  removePanel: command("remove_panel", removePanel),
  setView: command("set_list", setView),
  showColumn: command("show_column", showColumn),
  hideColumn: command("hide_column", hideColumn),
  moveColumn: command("move_column", moveColumn),
  setColumn: command("set_column", setColumn),
  addTab: command("add_tab", addTab),
  setTab: command("set_tab", setTab, (view, id, changes) => [view, id, ...Object.keys(changes)].join()),
  moveTab: command("move_tab", moveTab),
  removeTab: command("remove_tab", removeTab),
};
