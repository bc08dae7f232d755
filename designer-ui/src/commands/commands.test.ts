/** Every command: it changes something, a step back restores exactly, a step forward repeats exactly. */
import { describe, expect, it } from "vitest";

import { businessDashboard, highValueRule, orderForm, reviewFlow, salesRole, salesWorkbench } from "@/document/testing/examples";
import { dashboardCommands as dashboard } from "./dashboard";
import { flowCommands as flow } from "./flow";
import { formCommands as form } from "./form";
import type { Command } from "./history";
import { begin, execute, redo, undo } from "./history";
import { roleCommands as role } from "./role";
import { ruleCommands as rule } from "./rule";
import { workbenchCommands as workbench } from "./workbench";

const field = { key: "x_test", type: "text", name: { zh: "测试" } };
const suffix = { zh: "副本", en: " copy" };

const FORM = {
  insertField: form.insertField(field, { section: "s1", index: 1 }),
  insertItem: form.insertItem({ id: "i9", field: "remark" }, "s1", 0),
  moveField: form.moveField("remark", { section: "s1", index: 0 }),
  removeField: form.removeField("remark"),
  takeOffPage: form.takeOffPage("remark"),
  duplicateField: form.duplicateField("lines.qty", suffix),
  setField: form.setField("lines.qty", { required: "TRUE" }),
  setItem: form.setItem("i1", { span: 2 }),
  removeOption: form.removeOption("pay_method", "cash"),
  retireOption: form.retireOption("pay_method", "credit", true),
  addState: form.addState("review", { key: "x_done", name: { zh: "完成" } }),
  setState: form.setState("review", "held", { color: "danger" }),
  moveState: form.moveState("review", 0, 2),
  removeState: form.removeState("review", "held"),
  addTransition: form.addTransition("review", { key: "x_hold", from: ["pending"], to: "held" }),
  setTransition: form.setTransition("review", "submit", { guard: "payable > 0", ask: undefined }),
  removeTransition: form.removeTransition("review", "submit"),
  insertSection: form.insertSection({ id: "s9", type: "section", items: [] }, 1),
  moveSection: form.moveSection("s1", 2),
  removeSection: form.removeSection("s3"),
  setSection: form.setSection("s1", { columns: 2 }),
  setForm: form.setForm({ title: "remark" }),
  setView: form.setView("all", { sort: [] }),
  showColumn: form.showColumn("all", "customer"),
  hideColumn: form.hideColumn("all", "payable"),
  moveColumn: form.moveColumn("all", 0, 2),
  setColumn: form.setColumn("all", "k1", { width: 99 }),
  addCheck: form.addCheck("invariants", { id: "c9", name: { zh: "新" }, holds: "TRUE" }),
  setCheck: form.setCheck("constraints", "c1", { message: { zh: "不能为负" } }),
  moveCheck: form.moveCheck("constraints", 0, 1),
  removeCheck: form.removeCheck("constraints", "c1"),
  addPanel: form.addPanel({ id: "p9", kind: "list", title: { zh: "新" }, form: "order", filter: "TRUE", columns: ["number"] }),
  setPanel: form.setPanel("p1", { title: { zh: "近况" } }),
  movePanel: form.movePanel(0, 1),
  removePanel: form.removePanel("p1"),
  addTab: form.addTab("all", { id: "t9", name: { zh: "新" } }),
  setTab: form.setTab("all", "t1", { count: false }),
  moveTab: form.moveTab("all", 0, 0),
  removeTab: form.removeTab("all", "t1"),
};
const FLOW = {
  insertNode: flow.insertNode(["e7"], { id: "n1", kind: "approval" }),
  duplicateNode: flow.duplicateNode("cfo", "n2"),
  removeNode: flow.removeNode("cfo"),
  setNode: flow.setNode("cfo", { mode: "all" }),
  setNodeField: flow.setNodeField("cfo", "payable", "read"),
  addBranch: flow.addBranch("big"),
  moveBranch: flow.moveBranch("e6", 1),
  removeBranch: flow.removeBranch("e6"),
  setEdge: flow.setEdge("e6", { when: "payable > 1" }),
  reconnect: flow.reconnect("e9", "ops"),
  leadExit: flow.leadExit("lock", "refused:r", undefined),
  stepAtExit: flow.stepAtExit("pass", "refused:p", { id: "n3", kind: "action", actions: [] }),
  setActions: flow.setActions("lock", [{ id: "f", kind: "transition", transition: "lock_stock" }]),
  setConstant: flow.setConstant("director", { value: "30000" }),
  addConstant: flow.addConstant({ value: "1", type: "number", name: { zh: "新" } }, "x_new"),
  setFlow: flow.setFlow({ name: { zh: "审核" } }),
};
const RULE = {
  setRule: rule.setRule({ priority: 10 }),
  setTrigger: rule.setTrigger({ on: ["created"] }),
  insertAction: rule.insertAction({ id: "a9", kind: "set" }, 0),
  setAction: rule.setAction("a1", { set: {} }),
  moveAction: rule.moveAction(0, 1),
  removeAction: rule.removeAction("a1"),
  setConstant: rule.setConstant("limit", { value: "8000" }),
  addConstant: rule.addConstant({ value: "1", type: "number", name: { zh: "新" } }, "x_new"),
};
const DASHBOARD = {
  addTile: dashboard.addTile({ id: "t9", at: { x: 0, y: 9, w: 3, h: 2 }, query: { dataset: "sales" }, view: { kind: "bar" } }),
  removeTile: dashboard.removeTile("t1"),
  duplicateTile: dashboard.duplicateTile("t1", "t8"),
  setTile: dashboard.setTile("t1", { view: { kind: "bar" } }),
  setQuery: dashboard.setQuery("t1", { rows: [{ dim: "shop" }] }),
  placeTiles: dashboard.placeTiles({ t1: { x: 1, y: 0, w: 5, h: 4 } }),
  nudge: dashboard.nudge("t1", { y: 1 }),
  setDashboard: dashboard.setDashboard({ name: { zh: "看板" } }),
};
const WORKBENCH = {
  addItem: workbench.addItem({ id: "c", kind: "tasks", at: { x: 0, y: 0, w: 6, h: 4 } }),
  removeItem: workbench.removeItem("a"),
  duplicateItem: workbench.duplicateItem("a", "d"),
  setItem: workbench.setItem("a", { form: "customer" }),
  placeItems: workbench.placeItems({ a: { x: 6, y: 0, w: 3, h: 3 } }),
  nudge: workbench.nudge("a", { x: 1 }),
  setWorkbench: workbench.setWorkbench({ roles: ["sales"] }),
};
const ROLE = {
  setRight: role.setRight("order", { delete: "review = \"draft\"", export: undefined }),
  setFieldRight: role.setFieldRight("order", "payable", "write"),
  setRole: role.setRole({ dashboards: ["business"] }),
};
/** Commands chosen so that nothing can change: the only case of its kind, or a list of one. */
const IDLE = new Set(["moveTab", "moveBranch"]);

function everyCommand<D>(title: string, document: () => D, all: Record<string, unknown>, cases: Record<string, Command<D>>) {
  describe(title, () => {
    it("has a case for every command", () => {
      expect(Object.keys(cases).sort()).toEqual(Object.keys(all).sort());
    });
    for (const [name, command] of Object.entries(cases)) {
      it(`${name} executes, goes back and comes again`, () => {
        const before = document();
        const kept = structuredClone(before);
        const done = execute(begin(before), command);
        expect(before).toEqual(kept);
        if (!IDLE.has(name)) expect(done.present).not.toEqual(kept);
        expect(undo(done).present).toEqual(kept);
        if (done.past.length) expect(redo(undo(done)).present).toEqual(done.present);
      });
    }
  });
}

everyCommand("form commands", orderForm, form, FORM);
everyCommand("flow commands", reviewFlow, flow, FLOW);
everyCommand("rule commands", highValueRule, rule, RULE);
everyCommand("role commands", salesRole, role, ROLE);
everyCommand("dashboard commands", businessDashboard, dashboard, DASHBOARD);
everyCommand("workbench commands", salesWorkbench, workbench, WORKBENCH);

describe("a run of commands", () => {
  it("goes back to the very first document and forward to the last", () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 60; round += 1) {
      const cases = Object.values(round % 2 ? FORM : FLOW) as Command<unknown>[];
      const first: unknown = round % 2 ? orderForm() : reviewFlow();
      const kept = structuredClone(first);
      let history = begin(first);
      for (let n = 0; n < 20; n += 1) history = execute(history, cases[next(cases.length)] as Command<unknown>, n * 10_000);
      const last = structuredClone(history.present);
      const steps = history.past.length;
      for (let n = 0; n < steps; n += 1) history = undo(history);
      expect(history.present).toEqual(kept);
      for (let n = 0; n < steps; n += 1) history = redo(history);
      expect(history.present).toEqual(last);
    }
  });

  it("joins typing into one step until a pause", () => {
    let history = begin(orderForm());
    history = execute(history, form.setField("remark", { name: { zh: "备" } }), 0);
    history = execute(history, form.setField("remark", { name: { zh: "备忘" } }), 500);
    expect(history.past).toHaveLength(1);
    history = execute(history, form.setField("remark", { name: { zh: "备忘录" } }), 9_000);
    expect(history.past).toHaveLength(2);
  });
});
