/** What the server answers, under the names of the interface. The shapes are generated; only what documents and records hold is said here. */
import type { Schemas } from "./client";
import type { FieldDocument, FormDocument } from "./document-types";

export type * from "./document-types";
export type * from "./report-types";

export type NavItem = Schemas["NavItem"];
export type NavGroup = Schemas["NavGroup"];
export type App = Schemas["App"];
export type FormRights = Schemas["FormRights"];
export type Me = Schemas["Me"];
export type DemoAccount = Schemas["DemoAccount"];

/* Records --------------------------------------------------------------- */
export type Value = string | boolean | null | string[] | Reference | Person | Address | Line[] | Reference[];

export interface Reference {
  id: number;
  title: string;
}

export type Person = Schemas["Person"];

export interface Address {
  province?: string;
  city?: string;
  district?: string;
  detail?: string;
  code?: string;
}

export type Line = { id?: number; line_no?: number } & { [field: string]: unknown };

export type RecordData = Schemas["RecordData"];
export type SavedRecord = Schemas["SavedRecord"];
export type FormDescriptor = Omit<Schemas["FormDescriptor"], "document"> & { document: FormDocument };

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export type TransitionOffer = Schemas["TransitionOffer"];
export type ButtonOffer = Schemas["ButtonOffer"];
export type RecordAccess = Schemas["RecordAccess"];
export type FlowSummary = Schemas["FlowSummary"];
/** A task shows a record without its flows. */
export type RecordAnswer = Omit<Schemas["RecordAnswer"], "flow"> & { flow: Schemas["RecordAnswer"]["flow"] | null };
export type RelatedGroup = Omit<Schemas["RelatedGroup"], "fields"> & { fields: FieldDocument[] };
export type TimelineItem = Schemas["StoryItem"];
export type OptionItem = Schemas["OptionItem"];

/* Inbox ----------------------------------------------------------------- */
export type InboxItem = Schemas["InboxItem"];
export type ProgressStep = Schemas["ProgressStep"];
export type TaskAnswer = Schemas["TaskAnswer"];

/* Notices and search ---------------------------------------------------- */
export type Notice = Schemas["Notice"];
export type SearchHit = Schemas["SearchHit"];
