/** How the rights of a role on a form are read, whatever way they are written. */
import type { FormDocument, Grant, Reach, RoleDocument } from "@/document/types";

export const FLAGS = ["create", "import", "export", "print"] as const;
export const REACHES = ["read", "update", "delete"] as const;
export const RIGHTS = ["create", "read", "update", "delete", "import", "export", "print"] as const;
export const FIELD_RIGHTS = ["write", "read", "masked", "hidden"] as const;

export type Right = (typeof RIGHTS)[number];

/** "yes", "no", or the condition. */
export function reachOf(value: Reach | undefined): { kind: "yes" | "no" } | { kind: "when"; condition: string } {
  if (value === true || value === "TRUE") return { kind: "yes" };
  if (!value || value === "FALSE") return { kind: "no" };
  return { kind: "when", condition: value };
}

export function grantOf(role: RoleDocument, form: string): Grant {
  return role.forms?.[form] ?? {};
}

interface Named {
  key: string;
  name?: { zh: string; en?: string };
  by?: string;
}

/** The transitions people take themselves; those of flows and rules need no right. */
export function transitionsOf(form: FormDocument): Named[] {
  return form.fields.flatMap((field) => ((field.transitions ?? []) as Named[]).filter((each) => !each.by));
}

export function buttonsOf(form: FormDocument): Named[] {
  return (form.buttons ?? []) as Named[];
}
