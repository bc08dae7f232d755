/** The shapes the server answers with, as far as the interface reads them. */
import type { Words } from "@/i18n";

import type { FormDocument } from "./document-types";

export type * from "./document-types";
export type * from "./report-types";

export interface NavItem {
  id: string;
  list?: string;
  dashboard?: string;
  page?: string;
  name?: Words;
  icon?: string;
  count?: { form: string; filter: string; tone?: string };
}

export interface NavGroup {
  id: string;
  name: Words;
  items: NavItem[];
}

export interface App {
  key: string;
  name: Words;
  navigation: NavGroup[];
}

export interface FormRights {
  create: boolean;
  read: boolean;
  update: boolean;
  delete: boolean;
  import: boolean;
  export: boolean;
  transitions: string[];
  buttons: string[];
  fields: Record<string, "hidden" | "masked" | "read">;
}

export interface Me {
  user: {
    id: number;
    login: string;
    name: string;
    department: { id: number; name: string } | null;
    roles: { key: string; name: Words }[];
  };
  tenant: { key: string; name: string; timezone: string; language: string; demo: boolean };
  csrf_token: string;
  apps: App[];
  rights: { admin: boolean; builder: boolean; forms: Record<string, FormRights>; dashboards: string[] };
  unread: number;
  todo: number;
}

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: Words;
  hint: Words;
}

/* Records --------------------------------------------------------------- */
export type Value = string | boolean | null | string[] | Reference | Person | Address | Line[] | Reference[];

export interface Reference {
  id: number;
  title: string;
}

export interface Person {
  id: number;
  name: string;
}

export interface Address {
  province?: string;
  city?: string;
  district?: string;
  detail?: string;
  code?: string;
}

export type Line = { id?: number; line_no?: number } & { [field: string]: unknown };

export type RecordData = { id: number; rev: number } & { [field: string]: unknown };

export interface FormDescriptor {
  document: FormDocument;
  version: number;
  formulas: Record<string, unknown>;
  /** Kinds of looked-up values by path: lines.tax_rate is a percent. */
  kinds?: Record<string, string>;
  rights: FormRights;
  targets: Record<string, { title: string; name: Words }>;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface TransitionOffer {
  key: string;
  name: string;
  allowed: boolean;
  reason?: string | null;
  ask?: string[];
}

export interface ButtonOffer {
  key: string;
  name: string;
  confirm?: string | null;
  ask?: string[];
}

export interface RecordAccess {
  update: boolean;
  delete: boolean;
  fields: Record<string, "read" | "hidden" | "masked">;
  transitions: TransitionOffer[];
  buttons: ButtonOffer[];
}

export interface FlowSummary {
  id: number;
  key: string;
  name: string;
  state: string;
  waiting: { node_name: Words | string; assignees: string[]; since: string }[];
}

export interface RecordAnswer {
  record: RecordData;
  rev: number;
  access: RecordAccess;
  flow: { instances: FlowSummary[]; my_task: number | null } | null;
}

export interface TimelineItem {
  at: string;
  actor: Person | null;
  kind: "flow" | "change" | "created" | "rule" | "transition";
  /** What a flow did: started, routed, asked, decided, acted, ended. */
  event?: string;
  path?: string;
  text: string;
  reason: string | null;
  opinion: string | null;
  changes: { field: string; label: Words | string; before: unknown; after: unknown }[];
}

export interface OptionItem {
  id: number;
  title: string;
  subtitle?: string | null;
  values?: Record<string, unknown>;
}

/* Inbox ----------------------------------------------------------------- */
export interface InboxItem {
  id: number;
  instance: number;
  node: string;
  node_name: string;
  app: string;
  form: string;
  form_name: string;
  record_id: number;
  title: string;
  amount: string | null;
  summary: { label: string; value: unknown }[];
  reason: string[];
  started_by: string | Person | null;
  created_at: string;
  due_at: string | null;
  decided_at?: string | null;
  state: string;
  actions: string[];
}

export interface ProgressStep {
  node_name: string;
  state: "done" | "current" | "next";
  who: string[];
  at: string | null;
  opinion: string | null;
  reason: string | null;
}

export interface TaskAnswer {
  task: InboxItem;
  record: RecordData;
  access: RecordAccess;
  progress: ProgressStep[];
  opinion: "optional" | "on_reject" | "always";
  /** What the step opens to the person who decides: "write", "required", "read", "hidden" by field. */
  rights: Record<string, string>;
  actions: { key: string; name: string }[];
}

/* Notices and search ---------------------------------------------------- */
export interface Notice {
  id: number;
  text: string;
  at: string;
  read: boolean;
  link: { app: string; form: string; id: number } | null;
}

export interface SearchHit {
  app: string;
  form: string;
  form_name: Words | string;
  id: number;
  title: string;
  subtitle: string | null;
}
