/** The workbench that fits a person: its items and all of their data in one answer. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import type { Words } from "@/i18n";

import { api } from "./client";
import type { FieldDocument } from "./document-types";
import type { Count } from "./records";
import type { InboxItem, RecordData, TileResult } from "./types";

export interface CounterData extends Count {
  tone: "neutral" | "warning" | "danger" | "success";
  under:
    | { kind: "age"; since: string; late_hours: number | null }
    | { kind: "causes"; causes: { name: string; n: number }[]; others: number }
    | { kind: "part"; n: number; more: boolean; text: string; tone: string }
    | null;
}

export interface RowAction {
  id: string;
  kind: "button" | "transition" | "task" | "change" | "record" | "edit";
  name?: Words;
  key?: string;
  task?: number;
  ask?: string[];
  confirm?: Words | null;
}

export interface ListRow { id: number; values: RecordData; action: RowAction | null }

export interface ListData {
  rows: ListRow[];
  tab: string | null;
  total: Count;
  tabs: (Count & { id: string; name: string })[];
}

export interface ListColumn { field: string; style: "plain" | "tag" | "age" | "countdown"; place: "own" | "under" | "beside"; named: boolean }

export interface ShortcutLink { id: string; name: Words; icon: string | null; way: "list" | "new" | "imports" | "dashboard" | "desk"; app: string; key: string; tab: string | null }

export type NumberData = TileResult & { name: Words };

interface Tile<Kind extends string, Data> {
  id: string;
  kind: Kind;
  at: { x: number; y: number; w: number; h: number };
  title: Words;
  note?: Words | null;
  data?: Data;
}

interface OfForm { app: string; form: string; filter: string | null }

export type CounterItem = Tile<"counter", CounterData> & OfForm & { tab: string | null };
export type ListItem = Tile<"list", ListData> & OfForm & { columns: ListColumn[]; fields: FieldDocument[]; filters: Record<string, string | null> };
export type NumbersItem = Tile<"numbers", { numbers: NumberData[]; error?: string }>;
export type ShortcutsItem = Tile<"shortcuts", { links: ShortcutLink[] }>;
export type TasksItem = Tile<"tasks", { items: InboxItem[]; todo: number }>;
export type RecentItem = Tile<"recent", null> & { limit: number };
export type WorkbenchItem = CounterItem | ListItem | NumbersItem | ShortcutsItem | TasksItem | RecentItem;

export interface Workbench {
  key: string;
  name: Words;
  items: WorkbenchItem[];
}

type Answer = { key: null } | (Workbench & { data: Record<string, unknown> });

/** `tabs` says which tab of which list is open. */
export function workbenchQuery(app: string, key: string, tabs: Record<string, string>) {
  const wanted = Object.entries(tabs).map(([item, tab]) => `${item}:${tab}`).join(",");
  return queryOptions({
    queryKey: ["workbench", app, key, wanted],
    queryFn: async ({ signal }): Promise<Workbench | null> => {
      const answer = await api.get<Answer>(`/apps/${app}/workbenches/${key}/data`, { tabs: wanted || undefined }, signal);
      if (answer.key === null) return null;
      return { ...answer, items: answer.items.map((item) => ({ ...item, data: answer.data[item.id] }) as WorkbenchItem) };
    },
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}
