import { describe, expect, it } from "vitest";

import { mainEdges } from "../flow/graph";
import { approvalStatus } from "./approval-status";
import { newFlow } from "./flow";
import { newForm } from "./form";
import type { AppDocument } from "./navigation";
import { withPage, withoutPage } from "./navigation";
import { newRole, withDashboard, withForm } from "./role";

const name = { zh: "新" };
const steps = { approval: name, passed: name, rejected: name };

describe("documents from nothing", () => {
  it("a form has a title, one section and a list that shows it", () => {
    const form = newForm("x_visit", name, { title: name, section: name });
    expect(form.fields.map((field) => field.key)).toEqual([form.title]);
    expect(form.layout?.[0]?.items.map((item) => item.field)).toEqual([form.title]);
    expect(form.views?.[0]?.columns?.map((column) => column.field)).toEqual([form.title]);
  });

  it("a flow goes from its start over one approval to the end", () => {
    const flow = newFlow("x_f", "order", name, "submit", "finance", steps);
    expect(flow.nodes.map((node) => node.kind)).toEqual(["start", "approval", "end"]);
    expect(flow.nodes.map((node) => mainEdges(flow, node.id).map((edge) => edge.to))).toEqual([[flow.nodes[1]?.id], ["end"], []]);
    expect(flow.edges.map((edge) => edge.port)).toEqual([undefined, "approved", "rejected"]);
  });

  it("a flow with a status of its own moves it by the decision", () => {
    const words = { status: name, draft: name, pending: name, passed: name, rejected: name, submit: name, pass: name, reject: name };
    const status = approvalStatus(["x_approval"], ["x_submit"], words);
    expect(status.field.key).not.toBe("x_approval");
    expect(status.submit).not.toBe("x_submit");
    const flow = newFlow("x_f", "order", name, status.submit, undefined, steps, status.outcome);
    const moved = flow.nodes.flatMap((node) => (node.actions ?? []).map((action) => action.transition));
    expect(moved).toEqual([status.outcome.pass, status.outcome.reject]);
    expect(new Set(flow.edges.map((edge) => edge.to))).toEqual(new Set(flow.nodes.filter((node) => node.kind !== "start").map((node) => node.id)));
  });

  it("a page is put into the navigation and taken out again", () => {
    const app: AppDocument = { kind: "app", key: "oms", name, navigation: [{ id: "g", items: [{ id: "i", list: "order" }] }] };
    const more = withPage(app, { list: "x_visit" }, name, "g");
    expect(more.navigation[0]?.items.map((item) => item.list)).toEqual(["order", "x_visit"]);
    expect(withoutPage(more, "list", "x_visit")).toEqual(app);
    const own = withPage(app, { list: "x_visit" }, name, undefined);
    expect(own.navigation).toHaveLength(2);
    expect(withoutPage(own, "list", "x_visit")).toEqual(app);
  });

  it("a role like another one takes its rights but not its power", () => {
    const admin = { ...newRole("admin", name), admin: true, forms: { order: { read: "TRUE" } } };
    const role = withDashboard(withForm(newRole("x_r", name, admin), "x_visit"), "business");
    expect(Object.keys(role.forms ?? {})).toEqual(["order", "x_visit"]);
    expect(role).not.toHaveProperty("admin");
    expect(role.dashboards).toEqual(["business"]);
  });
});
