/** Everything a person can do to a flow. */
import { addConstant, setConstant } from "../document/constants";
import { addBranch, moveBranch, reconnect, setEdge } from "../document/flow/branches";
import { duplicateNode } from "../document/flow/duplicate-node";
import { leadExit, setActions, stepAtExit } from "../document/flow/exits";
import { insertNode } from "../document/flow/insert-node";
import { removeBranch, removeNode } from "../document/flow/remove-node";
import { setNode, setNodeField } from "../document/flow/set-node";
import { patched } from "../document/list";
import type { Constant, FlowDocument } from "../document/types";
import { command } from "./command";

export const flowCommands = {
  insertNode: command("insert_node", insertNode),
  duplicateNode: command("duplicate_node", duplicateNode),
  removeNode: command("remove_node", removeNode),
  setNode: command("set_node", setNode, (id, changes) => [id, ...Object.keys(changes)].join()),
  setNodeField: command("set_node", setNodeField),
  addBranch: command("add_branch", addBranch),
  moveBranch: command("move_branch", moveBranch),
  removeBranch: command("remove_branch", removeBranch),
  setEdge: command("set_condition", setEdge, (id, changes) => [id, ...Object.keys(changes)].join()),
  reconnect: command("reconnect", reconnect),
  leadExit: command("reconnect", leadExit),
  stepAtExit: command("insert_node", stepAtExit),
  setActions: command("set_action", setActions, (id) => id),
  setConstant: command(
    "set_constant",
    (flow: FlowDocument, key: string, changes: Partial<Constant>) => setConstant(flow, key, changes),
    (key) => key,
  ),
  addConstant: command("add_constant", (flow: FlowDocument, constant: Constant, key: string) => addConstant(flow, constant, key)),
  setFlow: command("set_flow", (flow: FlowDocument, changes: Partial<FlowDocument>) => patched(flow, changes), (changes) => Object.keys(changes).join()),
};
