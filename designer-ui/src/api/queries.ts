/** The reads every screen shares, with the keys under which the cache keeps them. */
import { QueryClient, queryOptions } from "@tanstack/react-query";

import { fetchKinds } from "@/kinds/fetch-kinds";
import type { DraftedAs } from "@/parts/drafted";

import { answerOf, keepCsrfToken, type Schemas, server } from "./client";
import { ApiError } from "./errors";
import type { DemoAccount, FieldDocument, FormDocument } from "./types";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.offline || error.status >= 502),
    },
  },
});

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    const me = await answerOf(server.GET("/me"));
    keepCsrfToken(me.csrf_token);
    return me;
  },
  staleTime: 60_000,
});

/** What the login page offers: the accounts of a demo, and whether it must be said which of several companies is meant. */
export const doorQuery = queryOptions({
  queryKey: ["door"],
  queryFn: async (): Promise<{ accounts: DemoAccount[]; companies: boolean }> => {
    try {
      return { accounts: (await answerOf(server.GET("/demo-accounts"))).accounts, companies: false };
    } catch (error) {
      const companies = error instanceof ApiError && error.body.code === "tenant_needed";
      if (companies || (error instanceof ApiError && error.status === 404)) return { accounts: [], companies };
      throw error;
    }
  },
  staleTime: Infinity,
});

/** A looked-up field looks like what stands at the end of its path. */
export function withKinds(fields: FieldDocument[], known: Pick<Schemas["FormDescriptor"], "kinds" | "choices">, prefix = ""): FieldDocument[] {
  return fields.map((field) => {
    if (field.fields) return { ...field, fields: withKinds(field.fields, known, `${prefix}${field.key}.`) };
    const type = known.kinds[prefix + field.key];
    return type ? { ...field, result: { type, options: known.choices?.[prefix + field.key]?.map((one) => ({ ...one, color: one.color ?? undefined })) } } : field;
  });
}

/** `drafted`: in a preview the draft instead of what is published. */
export function formQuery(app: string, form: string, drafted?: DraftedAs) {
  return queryOptions({
    queryKey: ["form", app, form, ...(drafted ? [drafted] : [])],
    queryFn: async () => {
      const answer = await answerOf(server.GET("/apps/{app}/forms/{form}", { params: { path: { app, form }, query: { ...drafted } } }));
      const document = answer.document as unknown as FormDocument;
      return { ...answer, document: { ...document, fields: await fetchKinds(withKinds(document.fields, answer)) } };
    },
    staleTime: 60_000,
  });
}

export const noticesQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: () => answerOf(server.GET("/notifications")),
});
