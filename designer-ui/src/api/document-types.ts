/** Definition documents, as far as the interface reads them. */
import type { Words } from "@/i18n";

export interface OptionDocument {
  key: string;
  name: Words;
  color?: string;
  disabled?: boolean;
  /** The state in whose place it stands on the way of a record. */
  beside?: string;
  /** It may come at any time and has no place on that way. */
  off_path?: boolean;
  /** It is on that way where this holds. */
  path_when?: string;
}

export interface TransitionDocument {
  key: string;
  from: string[];
  to: string;
  name?: Words;
  guard?: string;
  by?: string;
  ask?: string[];
  undo?: string;
}

export interface FieldDocument {
  key: string;
  type: string;
  name?: Words;
  hint?: Words;
  required?: string;
  visible?: string;
  readonly?: string;
  set_by?: "system";
  default?: string;
  check?: { expr: string; message: Words };
  to?: string;
  filter?: string;
  path?: string;
  mode?: string;
  stored?: boolean;
  expr?: string;
  result?: { type: string; scale?: number; options?: OptionDocument[]; [option: string]: unknown };
  scale?: number;
  unit?: Words;
  options?: OptionDocument[];
  states?: OptionDocument[];
  transitions?: TransitionDocument[];
  initial?: string;
  min?: number;
  /** Of a subtable: people fill in its rows, and neither add nor remove any. */
  fixed?: boolean;
  max?: number;
  fields?: FieldDocument[];
  [option: string]: unknown;
}

export interface LayoutItem {
  id: string;
  type?: string;
  text?: Words;
  field?: string;
  span?: number;
  /** Columns of a line-item grid, where a layout names fewer than all. */
  columns?: string[];
}

export interface LayoutSection {
  id: string;
  type: string;
  name?: Words;
  columns?: number;
  style?: string;
  items: LayoutItem[];
  visible?: string;
}

/** Related numbers beside the record that is being entered. */
export interface PanelDocument {
  id: string;
  kind: string;
  title: Words;
  of?: string;
  table?: string;
  match?: string;
  show?: string;
  [option: string]: unknown;
}

export interface ViewColumn {
  id: string;
  field: string;
  width?: number;
  name?: Words;
  style?: string;
  /** Fields that stand as small marks beside the value: what is so, and choices. */
  beside?: string[];
}

export interface ViewTab {
  id: string;
  name: Words;
  filter: string;
  count?: boolean;
  sort?: { field: string; desc?: boolean }[];
}

export interface ViewDocument {
  key: string;
  type: string;
  name: Words;
  columns: ViewColumn[];
  sort?: { field: string; desc?: boolean }[];
  filter?: string;
  tabs?: ViewTab[];
  /** A choice that the records of a tab are counted by. */
  split?: string;
  /** Buttons and transitions that the rows offer; the first that applies is the row's own. */
  offer?: { key: string; when?: string }[];
}

export interface ButtonDocument {
  key: string;
  name: Words;
  confirm?: Words;
  ask?: string[];
  icon?: string;
  primary?: boolean;
  one_by_one?: boolean;
}

export interface FormDocument {
  kind: "form";
  key: string;
  name: Words;
  title: string;
  search?: string[];
  fields: FieldDocument[];
  layout?: LayoutSection[];
  panels?: PanelDocument[];
  views?: ViewDocument[];
  buttons?: ButtonDocument[];
}
