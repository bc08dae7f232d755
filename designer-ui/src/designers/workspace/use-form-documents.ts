/** Everything that belongs to one form's workspace: the form itself, its flows and rules, the forms it points at. */
import { useQueries, useQuery } from "@tanstack/react-query";

import type { FlowDocument, FormDocument, RuleDocument } from "@/document/types";
import type { DocumentItem, DocumentState } from "../api/documents";
import { documentQuery, documentsQuery } from "../api/documents";

type OfForm = FlowDocument | RuleDocument;

export interface FormDocuments {
  items: DocumentItem[];
  flows: FlowDocument[];
  rules: RuleDocument[];
  /** Drafts count: a rule whose draft differs is published with the form. */
  others: Record<string, FormDocument>;
  pending: boolean;
}

export function useFormDocuments(app: string, form: string): FormDocuments {
  const listed = useQuery(documentsQuery(app));
  const items = listed.data ?? [];
  const behaviours = items.filter((item) => (item.kind === "flow" || item.kind === "rule") && (item.form === undefined || item.form === form));
  const loaded = useQueries({ queries: behaviours.map((item) => documentQuery<OfForm>(app, item.kind, item.key)) });
  const forms = items.filter((item) => item.kind === "form");
  const shapes = useQueries({ queries: forms.map((item) => ({ ...documentQuery<FormDocument>(app, "form", item.key), staleTime: 60_000 })) });
  const bodies = loaded.map((each) => bodyOf(each.data)).filter((body): body is OfForm => body?.form === form);
  const others: Record<string, FormDocument> = {};
  for (const each of shapes) {
    const body = bodyOf(each.data);
    if (body) others[body.key] = body;
  }
  return {
    items,
    flows: bodies.filter((body): body is FlowDocument => body.kind === "flow"),
    rules: bodies.filter((body): body is RuleDocument => body.kind === "rule"),
    others,
    pending: listed.isPending || loaded.some((each) => each.isPending),
  };
}

function bodyOf<D>(state: DocumentState<D> | undefined): D | undefined {
  return state?.draft ?? state?.published?.body ?? undefined;
}
