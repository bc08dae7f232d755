/** The reads every screen shares, with the keys under which the cache keeps them. */
import { QueryClient, queryOptions } from "@tanstack/react-query";

import type { DraftedAs } from "@/parts/drafted";

import { api, keepCsrfToken } from "./client";
import { ApiError } from "./errors";
import type { DemoAccount, FieldDocument, FormDescriptor, Me, Notice } from "./types";

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
    const me = await api.get<Me>("/me");
    keepCsrfToken(me.csrf_token);
    return me;
  },
  staleTime: 60_000,
});

export const demoAccountsQuery = queryOptions({
  queryKey: ["demo-accounts"],
  queryFn: async (): Promise<DemoAccount[]> => {
    try {
      return (await api.get<{ accounts: DemoAccount[] }>("/demo-accounts")).accounts;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return [];
      throw error;
    }
  },
  staleTime: Infinity,
});

/** A looked-up field looks like what stands at the end of its path. */
function withKinds(descriptor: FormDescriptor): FormDescriptor {
  const kinds = descriptor.kinds ?? {};
  const known = (fields: FieldDocument[], prefix: string): FieldDocument[] => fields.map((field) => {
    if (field.fields) return { ...field, fields: known(field.fields, `${prefix}${field.key}.`) };
    const type = kinds[prefix + field.key];
    return type ? { ...field, result: { type } } : field;
  });
  return { ...descriptor, document: { ...descriptor.document, fields: known(descriptor.document.fields, "") } };
}

/** `drafted`: in a preview the draft instead of what is published. */
export function formQuery(app: string, form: string, drafted?: DraftedAs) {
  return queryOptions({
    queryKey: ["form", app, form, ...(drafted ? [drafted] : [])],
    queryFn: async () => withKinds(await api.get<FormDescriptor>(`/apps/${app}/forms/${form}`, { ...drafted })),
    staleTime: 60_000,
  });
}

export const noticesQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: () => api.get<{ items: Notice[]; unread: number }>("/notifications"),
});
