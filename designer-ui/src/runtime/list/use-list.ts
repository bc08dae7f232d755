/** The state of a list lives in its address, so that back, reload and a copied link show the same rows. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { countsQuery, recordsQuery } from "@/api/records";
import type { FormDescriptor } from "@/api/types";
import { statusField } from "@/kinds/fields-of";
import type { ListSearch } from "@/shell/router";

import { ANY_TAB } from "./any-tab";

const route = getRouteApi("/shell/apps/$app/forms/$form");

export function useListAddress() {
  const { app, form } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<ListSearch>) =>
    void navigate({ to: "/apps/$app/forms/$form", params: { app, form }, search: (before: ListSearch) => ({ ...before, ...change }), replace: change.q !== undefined });
  return { app, form, search, go };
}

export function useList(descriptor: FormDescriptor, paths: string[]) {
  const { app, form, search } = useListAddress();
  const views = (descriptor.document.views ?? []).filter((view) => view.type === "grid");
  const view = views.find((one) => one.key === search.view) ?? views[0];
  const any = search.tab === ANY_TAB;
  const tab = view?.tabs?.find((one) => (any ? one.filter === "TRUE" : one.id === search.tab)) ?? (any ? undefined : view?.tabs?.[0]);
  const sort = search.sort ?? (tab?.sort ?? view?.sort)?.map((one) => `${one.desc ? "-" : ""}${one.field}`).join(",");
  const fields = useMemo(() => [...new Set([...paths, descriptor.document.title, ...machineFields(descriptor)])].join(","), [paths, descriptor]);
  const splits = view?.split !== undefined && descriptor.rights.fields?.[view.split] !== "hidden";
  const part = splits ? search.part : undefined;
  const rows = useInfiniteQuery(recordsQuery(app, form, { view: view?.key, tab: tab?.id, part, filter: search.filter, mine: search.mine, search: search.q, sort: search.sort, fields }));
  const counts = useQuery({ ...countsQuery(app, form, { view: view?.key, tab: splits ? tab?.id : undefined, filter: search.filter, mine: search.mine, search: search.q }), enabled: Boolean(view?.tabs?.length) || splits });
  const items = useMemo(() => rows.data?.pages.flatMap((page) => page.items) ?? [], [rows.data]);
  return { app, form, search, views, view, tab, sort, rows, items, counts: counts.data?.counts, part, parts: counts.data?.parts };
}

/** States are loaded with every row: they decide which batch actions a row allows. */
function machineFields(descriptor: FormDescriptor): string[] {
  const shown = statusField(descriptor.document);
  return [...(shown ? [shown.key] : []), ...descriptor.document.fields.filter((field) => field.type === "status").map((field) => field.key)].filter((key) => descriptor.rights.fields?.[key] !== "hidden");
}
