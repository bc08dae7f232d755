/** Verbs on what a role may do with one form. */
import { patched } from "../list";
import type { FieldRight, Grant, RoleDocument } from "../types";

/** Rights of the form itself: `undefined` takes the entry away, which means no. */
export function setRight(role: RoleDocument, form: string, changes: Partial<Grant>): RoleDocument {
  return { ...role, forms: { ...role.forms, [form]: patched(role.forms?.[form] ?? {}, changes) } };
}

/** Its name, and the dashboards it may open. */
export function setRole(role: RoleDocument, changes: Partial<Pick<RoleDocument, "name" | "dashboards">>): RoleDocument {
  return patched<RoleDocument>(role, changes);
}

/** A field nobody restricts may be changed; so "write" is not kept. */
export function setFieldRight(role: RoleDocument, form: string, field: string, right: FieldRight): RoleDocument {
  const fields: Record<string, FieldRight> = { ...role.forms?.[form]?.fields, [field]: right };
  if (right === "write") delete fields[field];
  return setRight(role, form, { fields: Object.keys(fields).length ? fields : undefined });
}
