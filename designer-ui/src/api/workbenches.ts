/** The workbench that fits a person: its items and all of their data in one answer. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { fetchKinds } from "@/kinds/fetch-kinds";

import { answerOf, type Schemas, server } from "./client";
import type { FieldDocument } from "./document-types";

export type CounterData = Schemas["CounterData"];
export type RowAction = Schemas["RowAction"];
export type ListRow = Schemas["ListRow"];
export type ListData = Schemas["ListData"];
export type ListColumn = Schemas["ListColumn"];
export type ShortcutLink = Schemas["ShortcutLink"];
export type NumberData = Schemas["NumberData"];

export type CounterItem = Schemas["CounterItem"] & { data?: CounterData };
export type ListItem = Omit<Schemas["ListItem"], "fields"> & { fields: FieldDocument[]; data?: ListData };
export type NumbersItem = Schemas["NumbersItem"] & { data?: Schemas["NumbersData"] };
export type ShortcutsItem = Schemas["ShortcutsItem"] & { data?: Schemas["ShortcutsData"] };
export type TasksItem = Schemas["TasksItem"] & { data?: Schemas["TasksData"] };
export type RecentItem = Schemas["RecentItem"] & { data?: null };
export type WorkbenchItem = CounterItem | ListItem | NumbersItem | ShortcutsItem | TasksItem | RecentItem;

export interface Workbench {
  key: string;
  name: Schemas["Words"];
  items: WorkbenchItem[];
}

/** The library's types drop a member that is always null, so that what is answered is said once more. */
function readWorkbench(app: string, key: string, tabs: string, signal: AbortSignal): Promise<Schemas["WorkbenchAnswer"]> {
  const query = { tabs };
  const answer =
    key === "mine"
      ? answerOf(server.GET("/apps/{app}/workbenches/mine/data", { params: { path: { app }, query }, signal }))
      : answerOf(server.GET("/apps/{app}/workbenches/{workbench}/data", { params: { path: { app, workbench: key }, query }, signal }));
  return answer as Promise<Schemas["WorkbenchAnswer"]>;
}

async function withData(answer: Schemas["WorkbenchAnswer"]): Promise<Workbench | null> {
  if (answer.key === null) return null;
  for (const item of answer.items) if (item.kind === "list") await fetchKinds(item.fields as FieldDocument[]);
  return { ...answer, items: answer.items.map((item) => ({ ...item, data: answer.data[item.id] }) as WorkbenchItem) };
}

function written(tabs: Record<string, string>): string {
  return Object.entries(tabs).map(([item, tab]) => `${item}:${tab}`).join(",");
}

/** `tabs` says which tab of which list is open. */
export function workbenchQuery(app: string, key: string, tabs: Record<string, string>) {
  const wanted = written(tabs);
  return queryOptions({
    queryKey: ["workbench", app, key, wanted],
    queryFn: async ({ signal }): Promise<Workbench | null> => withData(await readWorkbench(app, key, wanted, signal)),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}

/** The workbench as its draft of this revision would make it, with what the designer may see. */
export function draftWorkbenchQuery(app: string, key: string, rev: number | null, tabs: Record<string, string> = {}) {
  const wanted = written(tabs);
  return queryOptions({
    queryKey: ["workbench-draft", app, key, rev, wanted],
    queryFn: async ({ signal }) => withData((await answerOf(server.GET("/apps/{app}/workbenches/{workbench}/draft-data", { params: { path: { app, workbench: key }, query: { tabs: wanted } }, signal }))) as Schemas["WorkbenchAnswer"]),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
