/** Where the designer of a document is, so that a problem anywhere leads to its place. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { pointerParts } from "@/document/pointer";
import type { DocumentItem, Ref } from "../api/documents";
import { documentsQuery } from "../api/documents";
import { useShowing } from "./shown";

export interface Address {
  to: string;
  params: Record<string, string>;
  hash?: string;
}

const TAB_OF: Record<string, string> = { flow: "flow", rule: "rules", print: "print", desk: "desk" };
const TAB_OF_PART: Record<string, string> = { fields: "form", layout: "form", views: "list", buttons: "form", panels: "panels", constraints: "checks", invariants: "checks" };

/** The tab of a form's workspace that edits a part of the form. */
export function tabOf(path: string): string {
  return TAB_OF_PART[pointerParts(path)[0] ?? ""] ?? "settings";
}

/** Undefined for kinds that nobody designs, such as data sets. */
export function addressOf(app: string, ref: Ref, form: string | null | undefined, path: string): Address | undefined {
  if (ref.kind === "form") return { to: "/apps/$app/design/$form/$tab", params: { app, form: ref.key, tab: tabOf(path) } };
  if (ref.kind === "dashboard" || ref.kind === "workbench" || ref.kind === "role") return { to: `/apps/$app/design/${ref.kind}/$key`, params: { app, key: ref.key } };
  const tab = TAB_OF[ref.kind];
  return tab && form ? { to: "/apps/$app/design/$form/$tab", params: { app, form, tab }, hash: ref.key } : undefined;
}

/** `/rule/late/when`: a problem of another document stands below its kind and key. */
export function otherOf(path: string, items: DocumentItem[]): { item: DocumentItem; path: string } | undefined {
  const [kind, key, ...rest] = pointerParts(path);
  const item = items.find((each) => each.kind === kind && each.key === key);
  return item ? { item, path: rest.map((part) => `/${part}`).join("") } : undefined;
}

/** Opens the designer of the document, at the place. */
export function useLead(app: string) {
  const navigate = useNavigate();
  const items = useQuery(documentsQuery(app)).data ?? [];
  const show = useShowing((each) => each.show);
  const wayTo = (ref: Ref, path: string): (() => void) | undefined => {
    const form = items.find((each) => each.kind === ref.kind && each.key === ref.key)?.form;
    const address = addressOf(app, ref, form, path);
    if (!address) return undefined;
    return () => {
      void navigate(address as never);
      show(ref, path);
    };
  };
  return { items, wayTo };
}
