/** Drafts of new documents, and of those that must change with them so that people find the new ones. */
import { queryClient } from "@/api/queries";
import type { RoleDocument, Text } from "@/document/types";
import { newKey } from "@/document/identity";
import type { AppDocument } from "@/document/new/navigation";
import { withPage, withoutPage } from "@/document/new/navigation";
import { withDashboard, withForm } from "@/document/new/role";
import type { DocumentItem } from "../api/documents";
import { readDocument, removeDocument, saveDraft } from "../api/documents";
import { flushDraft, forgetDraft } from "../draft/use-draft";

export type Page = "form" | "dashboard";

/** Where people find a page: a group of the navigation, and roles that may see it. */
export interface Placement {
  /** Not in the navigation at all, in a group of its own, or in this one. */
  group: string | "none" | "new";
  roles: string[];
}

/** No key is taken twice within a kind, whoever made it. */
export function freshKey(items: DocumentItem[], kind: string, name: Text): string {
  return newKey(items.filter((item) => item.kind === kind).map((item) => item.key), name.en ?? "");
}

export async function keepDraft(app: string, body: { kind: string; key: string }): Promise<void> {
  await saveDraft(app, body.kind, body.key, body, null);
  await queryClient.invalidateQueries({ queryKey: ["documents", app] });
}

async function change<D extends object>(app: string, kind: string, key: string, verb: (body: D) => D): Promise<void> {
  await flushDraft(app, kind, key);
  const state = await readDocument<D>(app, kind, key);
  const body = state.draft ?? state.published?.body;
  if (!body) return;
  const next = verb(body);
  if (JSON.stringify(next) !== JSON.stringify(body)) await saveDraft(app, kind, key, next, state.draft_rev);
  forgetDraft(app, kind, key);
}

export async function place(app: string, page: Page, key: string, name: Text, placement: Placement): Promise<void> {
  const where = page === "form" ? { list: key } : { dashboard: key };
  if (placement.group !== "none") await change<AppDocument>(app, "app", app, (body) => withPage(body, where, name, placement.group));
  for (const role of placement.roles) await change<RoleDocument>(app, "role", role, (body) => (page === "form" ? withForm(body, key) : withDashboard(body, key)));
  await queryClient.invalidateQueries({ queryKey: ["documents", app] });
}

/** A page that was never published leaves no trace: its place in drafts of navigation and roles goes with it. */
export async function takeAway(app: string, item: DocumentItem, items: DocumentItem[]): Promise<void> {
  if (item.published_version === null && (item.kind === "form" || item.kind === "dashboard")) {
    const kind = item.kind === "form" ? "list" : "dashboard";
    await change<AppDocument>(app, "app", app, (body) => withoutPage(body, kind, item.key));
    for (const role of items.filter((each) => each.kind === "role" && each.changed)) {
      await change<RoleDocument>(app, "role", role.key, (body) => ({ ...body, forms: Object.fromEntries(Object.entries(body.forms ?? {}).filter(([form]) => item.kind !== "form" || form !== item.key)), ...(body.dashboards ? { dashboards: body.dashboards.filter((each) => item.kind !== "dashboard" || each !== item.key) } : {}) }));
    }
  }
  await removeDocument(app, item.kind, item.key);
  forgetDraft(app, item.kind, item.key);
  await queryClient.invalidateQueries();
}

export async function rename(app: string, item: DocumentItem, name: Text): Promise<void> {
  await change<{ name: Text }>(app, item.kind, item.key, (body) => ({ ...body, name }));
  await queryClient.invalidateQueries({ queryKey: ["documents", app] });
}

export async function duplicate(app: string, item: DocumentItem, items: DocumentItem[], name: Text): Promise<string> {
  await flushDraft(app, item.kind, item.key);
  const state = await readDocument<{ kind: string; key: string; name: Text }>(app, item.kind, item.key);
  const body = state.draft ?? state.published?.body;
  if (!body) return item.key;
  const key = freshKey(items, item.kind, name);
  const copy: Record<string, unknown> = { ...body, key, name };
  // A copied rule waits until somebody has changed it; a copied role never makes administrators.
  if (item.kind === "rule") copy.enabled = false;
  if (item.kind === "role") {
    delete copy.admin;
    delete copy.builder;
  }
  await keepDraft(app, copy as { kind: string; key: string });
  return key;
}
