/** Everything a person can do to a desk. */
import { patched, replaceWhere } from "../document/list";
import type { DeskAlertPart, DeskAsk, DeskDocument } from "../document/types";
import { command } from "./command";

export const deskCommands = {
  set: command("set_desk", (desk: DeskDocument, changes: Partial<DeskDocument>) => patched(desk, changes), (changes) => Object.keys(changes).join()),
  setStep: command(
    "set_desk_step",
    (desk: DeskDocument, id: string, changes: Partial<DeskAsk>): DeskDocument => ({ ...desk, steps: replaceWhere(desk.steps ?? [], (each) => each.id === id, (each) => patched(each, changes)) }),
    (id, changes) => [id, ...Object.keys(changes)].join(),
  ),
  setAlert: command(
    "set_desk_alert",
    (desk: DeskDocument, id: string, changes: Partial<DeskAlertPart>): DeskDocument => ({ ...desk, alerts: replaceWhere(desk.alerts ?? [], (each) => each.id === id, (each) => patched(each, changes)) }),
    (id, changes) => [id, ...Object.keys(changes)].join(),
  ),
};
