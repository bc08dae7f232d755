/** Small documents for tests, shaped like the template's. */
import type { DashboardDocument, FlowDocument, FormDocument, RoleDocument, RuleDocument, WorkbenchDocument } from "../types";

export function orderForm(): FormDocument {
  return {
    kind: "form",
    key: "order",
    schema: 1,
    name: { zh: "订单", en: "Order" },
    title: "number",
    search: ["number", "remark"],
    fields: [
      { key: "number", type: "autonumber", name: { zh: "订单号", en: "Order no." } },
      { key: "customer", type: "reference", to: "customer", name: { zh: "客户", en: "Customer" } },
      {
        key: "lines",
        type: "subtable",
        name: { zh: "订单明细", en: "Lines" },
        fields: [
          { key: "sku", type: "reference", to: "sku", name: { zh: "SKU" } },
          { key: "qty", type: "number", name: { zh: "数量" } },
          { key: "price", type: "money", name: { zh: "单价" } },
        ],
      },
      { key: "payable", type: "formula", name: { zh: "应付金额", en: "Amount due" }, expr: "SUM(lines.price)" },
      { key: "pay_method", type: "select", name: { zh: "支付方式", en: "Payment method" }, options: [{ key: "cash", name: { zh: "现金" } }, { key: "credit", name: { zh: "月结" } }] },
      { key: "remark", type: "text", name: { zh: "备注", en: "Remark" } },
      {
        key: "review",
        type: "status",
        name: { zh: "审核", en: "Review" },
        initial: "draft",
        states: [
          { key: "draft", name: { zh: "草稿", en: "Draft" }, color: "neutral" },
          { key: "pending", name: { zh: "待审核", en: "To review" }, color: "warning" },
          { key: "held", name: { zh: "搁置", en: "On hold" } },
        ],
        transitions: [{ key: "submit", from: ["draft"], to: "pending", name: { zh: "提交审核", en: "Submit" }, ask: ["remark"] }],
      },
    ],
    layout: [
      { id: "s1", type: "section", name: { zh: "基本信息" }, columns: 3, items: [{ id: "i1", field: "number" }, { id: "i2", field: "customer" }] },
      { id: "s2", type: "section", items: [{ id: "i3", field: "lines" }] },
      { id: "s3", type: "section", items: [{ id: "i4", field: "payable" }, { id: "i5", field: "remark" }] },
    ],
    constraints: [{ id: "c1", expr: "payable >= 0", message: { zh: "应付不能为负" } }, { id: "c2", expr: "payable < 1000000" }],
    panels: [
      { id: "p1", kind: "list", title: { zh: "上次订单" }, form: "order", filter: "customer = record.customer", columns: ["number"] },
      { id: "p2", kind: "totals", title: { zh: "逾期" }, form: "order", filter: "customer = record.customer", items: [{ id: "n", title: { zh: "逾期订单" } }] },
    ],
    views: [
      {
        key: "all",
        type: "grid",
        columns: [{ id: "k1", field: "number" }, { id: "k2", field: "payable" }, { id: "k3", field: "remark" }],
        sort: [{ field: "remark", desc: true }],
        tabs: [{ id: "t1", name: { zh: "待审核" }, filter: 'status = "to_review"', count: true }],
      },
    ],
  };
}

export function reviewFlow(): FlowDocument {
  return {
    kind: "flow",
    key: "order_review",
    schema: 1,
    form: "order",
    name: { zh: "订单审核" },
    constants: {
      auto_pass: { value: "5000", type: "money", name: { zh: "自动通过额度" } },
      director: { value: "50000", type: "money", name: { zh: "财务总监审批额度" } },
    },
    start: { on: "transition", transition: ["submit"] },
    nodes: [
      { id: "start", kind: "start" },
      { id: "clean", kind: "condition" },
      { id: "ops", kind: "approval", name: { zh: "运营审核" }, assign: { kind: "role", role: "operations" } },
      { id: "big", kind: "condition" },
      { id: "cfo", kind: "approval", name: { zh: "财务总监审批" }, assign: { kind: "role", role: "finance_director" } },
      { id: "pass", kind: "action", actions: [{ id: "p", kind: "transition", transition: "pass" }] },
      { id: "lock", kind: "action", actions: [{ id: "r", kind: "update" }] },
      { id: "short", kind: "action", actions: [{ id: "b", kind: "transition", transition: "backorder" }] },
      { id: "no", kind: "action", actions: [{ id: "x", kind: "transition", transition: "reject" }] },
      { id: "end", kind: "end" },
    ],
    edges: [
      { id: "e1", from: "start", to: "clean" },
      { id: "e2", from: "clean", to: "pass", order: 1, when: "NOT flagged AND payable <= param.auto_pass" },
      { id: "e3", from: "clean", to: "ops", otherwise: true },
      { id: "e4", from: "ops", port: "approved", to: "big" },
      { id: "e5", from: "ops", port: "rejected", to: "no" },
      { id: "e6", from: "big", to: "cfo", order: 1, when: "payable > param.director" },
      { id: "e7", from: "big", to: "pass", otherwise: true },
      { id: "e8", from: "cfo", port: "approved", to: "pass" },
      { id: "e9", from: "cfo", port: "rejected", to: "no" },
      { id: "e14", from: "pass", to: "lock" },
      { id: "e10", from: "lock", port: "ok", to: "end" },
      { id: "e11", from: "lock", port: "refused:r", to: "short" },
      { id: "e12", from: "short", to: "end" },
      { id: "e13", from: "no", to: "end" },
    ],
  };
}

export function highValueRule(): RuleDocument {
  return {
    kind: "rule",
    key: "high_value",
    schema: 1,
    form: "order",
    name: { zh: "高价值订单标记" },
    phase: "before",
    constants: { limit: { value: "5000", type: "money", name: { zh: "高价值订单金额" } } },
    trigger: { kind: "record", on: ["created", "changed"], fields: ["payable"] },
    actions: [
      { id: "a1", kind: "set", set: { high_value: "payable > param.limit" } },
      { id: "a2", kind: "notify" },
    ],
  };
}

export function salesWorkbench(): WorkbenchDocument {
  return {
    kind: "workbench",
    key: "sales",
    schema: 1,
    name: { zh: "销售工作台" },
    roles: [],
    items: [
      { id: "a", kind: "counter", at: { x: 0, y: 0, w: 3, h: 3 }, form: "order" },
      { id: "b", kind: "recent", at: { x: 0, y: 3, w: 6, h: 6 } },
    ],
  };
}

export function businessDashboard(): DashboardDocument {
  return {
    kind: "dashboard",
    key: "business",
    schema: 1,
    name: { zh: "经营看板" },
    tiles: [
      { id: "t1", at: { x: 0, y: 0, w: 6, h: 4 }, query: { dataset: "sales", rows: [{ dim: "date" }], measures: ["gmv"] }, view: { kind: "line" } },
      { id: "t2", at: { x: 6, y: 0, w: 6, h: 4 }, query: { dataset: "sales", rows: [{ dim: "shop" }], measures: ["gmv"] }, view: { kind: "bar" } },
      { id: "t3", at: { x: 0, y: 4, w: 12, h: 3 }, query: { dataset: "sales", measures: ["orders"] }, view: { kind: "kpi" } },
    ],
  };
}

export function salesRole(): RoleDocument {
  return {
    kind: "role",
    key: "sales",
    schema: 1,
    name: { zh: "销售", en: "Salesperson" },
    forms: {
      order: { create: true, read: "salesperson = actor", update: "TRUE", delete: false, import: false, export: true, fields: { payable: "read" }, transitions: ["submit"], buttons: ["close_order"] },
    },
  };
}
