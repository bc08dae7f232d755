/** Everything a person can do to a rule. */
import { addConstant, setConstant } from "../document/constants";
import { insertAction, moveAction, removeAction, setAction, setRule, setTrigger } from "../document/rule/verbs";
import type { Constant, RuleDocument } from "../document/types";
import { command } from "./command";

export const ruleCommands = {
  setRule: command("set_rule", setRule, (changes) => Object.keys(changes).join()),
  setTrigger: command("set_trigger", setTrigger, (changes) => Object.keys(changes).join()),
  insertAction: command("insert_action", insertAction),
  setAction: command("set_action", setAction, (id, changes) => [id, ...Object.keys(changes)].join()),
  moveAction: command("move_action", moveAction),
  removeAction: command("remove_action", removeAction),
  setConstant: command(
    "set_constant",
    (rule: RuleDocument, key: string, changes: Partial<Constant>) => setConstant(rule, key, changes),
    (key) => key,
  ),
  addConstant: command("add_constant", (rule: RuleDocument, constant: Constant, key: string) => addConstant(rule, constant, key)),
};
