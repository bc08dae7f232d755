/** Everything a person can do to a role's rights on a form. */
import { setFieldRight, setRight, setRole } from "../document/role/grants";
import { command } from "./command";

export const roleCommands = {
  setRight: command("set_right", setRight, (form, changes) => [form, ...Object.keys(changes)].join()),
  setRole: command("set_role", setRole, (changes) => Object.keys(changes).join()),
  setFieldRight: command("set_right", setFieldRight, (form, field) => [form, field].join()),
};
