import type { RoleDocument, Text } from "../types";

/** A role that may nothing yet, or all that another one may; never an administrator by copying. */
export function newRole(key: string, name: Text, like?: RoleDocument): RoleDocument {
  return { kind: "role", key, schema: 1, name, forms: like?.forms ?? {}, dashboards: like?.dashboards ?? [] };
}

/** The usual rights on a form: everything but deleting. */
export function withForm(role: RoleDocument, form: string): RoleDocument {
  return { ...role, forms: { ...role.forms, [form]: { create: true, read: "TRUE", update: "TRUE", delete: false, import: true, export: true } } };
}

export function withDashboard(role: RoleDocument, dashboard: string): RoleDocument {
  return { ...role, dashboards: [...(role.dashboards ?? []).filter((key) => key !== dashboard), dashboard] };
}
