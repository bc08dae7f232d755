/** Definition documents as they are stored: the shapes that designers edit and engines compile. */

export interface Text {
  zh: string;
  en?: string;
}

/** A document part whose other options belong to its kind. */
export type Options = Record<string, unknown>;

export interface Option {
  key: string;
  name: Text;
  color?: string;
  disabled?: boolean;
}

export interface State {
  key: string;
  name: Text;
  color?: string;
  /** The state in whose place it stands on the way of a record. */
  beside?: string;
  /** It may come at any time and has no place on that way. */
  off_path?: boolean;
  /** It is on that way where this holds. */
  path_when?: string;
}

/** One allowed step of a status; `by` says who takes it where it is not a person. */
export interface Transition {
  key: string;
  name?: Text;
  from: string[];
  to: string;
  by?: "flow" | "rule";
  guard?: string;
  guard_message?: Text;
  confirm?: Text;
  ask?: string[];
  icon?: string;
  /** The step by which a person may take it back at once. */
  undo?: string;
}

export interface Field extends Options {
  key: string;
  type: string;
  name?: Text;
  help?: Text;
  required?: string;
  visible?: string;
  readonly?: string;
  set_by?: "system";
  default?: string;
  options?: Option[];
  states?: State[];
  initial?: string;
  transitions?: Transition[];
  fields?: Field[];
}

export interface LayoutItem extends Options {
  id: string;
  /** What it is where it shows no field: a divider, a note with its text. */
  type?: string;
  text?: Text;
  field?: string;
  span?: number;
}

export interface Section extends Options {
  id: string;
  type: string;
  name?: Text;
  columns?: number;
  items: LayoutItem[];
}

export interface Column extends Options {
  id: string;
  field: string;
  width?: number;
  /** Fields that stand as small marks beside the value. */
  beside?: string[];
}

export interface ViewTab {
  id: string;
  name: Text;
  filter?: string;
  count?: boolean;
  sort?: SortField[];
}

export interface SortField {
  field: string;
  desc?: boolean;
}

export interface View extends Options {
  key: string;
  type: string;
  name?: Text;
  columns?: Column[];
  sort?: SortField[];
  tabs?: ViewTab[];
  split?: string;
  offer?: ViewOffer[];
}

export interface ViewOffer {
  key: string;
  when?: string;
}

/** What one record must meet whenever it is saved. */
export interface Constraint {
  id: string;
  expr: string;
  message?: Text;
}

/** Rows of a form (or `form.lines`) whose `match` columns equal this row's, taken together. */
export interface InvariantSum {
  name?: Text;
  of: string;
  match: Record<string, string>;
  state?: Record<string, string[]>;
  agg?: "sum" | "count" | "min" | "max";
  expr?: string;
}

/** What must hold between the records of several forms. */
export interface Invariant {
  id: string;
  name: Text;
  hint?: Text;
  rows?: string;
  holds: string;
  sums?: Record<string, InvariantSum>;
}

/** A box of related numbers beside the record that is being entered. */
export interface Panel extends Options {
  id: string;
  kind: string;
  title: Text;
}

export interface FormDocument extends Options {
  kind: "form";
  key: string;
  schema: number;
  name: Text;
  title?: string;
  search?: string[];
  fields: Field[];
  layout?: Section[];
  constraints?: Constraint[];
  invariants?: Invariant[];
  panels?: Panel[];
  views?: View[];
}

export interface Constant {
  value: string;
  type: string;
  name: Text;
  /** Decimals that the value may still be. */
  min?: string;
  max?: string;
}

export interface FlowNode extends Options {
  id: string;
  kind: string;
  name?: Text;
  actions?: Action[];
}

export interface FlowEdge {
  id: string;
  from: string;
  to: string;
  port?: string;
  when?: string;
  order?: number;
  otherwise?: boolean;
  name?: Text;
}

export interface FlowDocument extends Options {
  kind: "flow";
  key: string;
  schema: number;
  form: string;
  name: Text;
  constants?: Record<string, Constant>;
  start?: Options;
  nodes: FlowNode[];
  edges: FlowEdge[];
}

export interface Action extends Options {
  id: string;
  kind: string;
}

export interface RuleDocument extends Options {
  kind: "rule";
  key: string;
  schema: number;
  form: string;
  name: Text;
  phase?: string;
  priority?: number;
  enabled?: boolean;
  constants?: Record<string, Constant>;
  trigger: Options & { kind: string };
  when?: string;
  actions: Action[];
}

export interface GridPlace {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface DimensionUse extends Options {
  dim: string;
  grain?: string;
}

export type MeasureUse = string | (Options & { of: string });

export interface Query extends Options {
  dataset: string;
  rows?: DimensionUse[];
  columns?: DimensionUse[];
  measures?: MeasureUse[];
  filter?: string;
}

export interface Tile extends Options {
  id: string;
  at: GridPlace;
  title?: Text;
  query: Query;
  view: Options & { kind: string };
  drill?: string[];
}

export interface DashboardDocument extends Options {
  kind: "dashboard";
  key: string;
  schema: number;
  name: Text;
  filters?: Options[];
  tiles: Tile[];
}

export interface PrintPage {
  size?: "A4" | "A5" | "241x140" | "76x130" | "100x180";
  orientation?: "portrait" | "landscape";
  offset?: { x?: number; y?: number };
  margins?: { top?: number; right?: number; bottom?: number; left?: number };
}

/** A sheet of paper for the records of a form; `body` is its template. */
export interface PrintDocument extends Options {
  kind: "print";
  key: string;
  schema: number;
  form: string;
  name: Text;
  page: PrintPage;
  body: string;
  styles?: string;
  copies?: number;
  numbering?: boolean;
  actions?: Action[];
}

export interface DeskAsk extends Options {
  id: string;
  field: string;
  name?: Text;
  characters?: "any" | "digits" | "letters_digits";
  least?: number;
  most?: number;
}

export interface DeskAlertPart {
  id: string;
  when: string;
  name: Text;
  text?: Text;
  tone?: "danger" | "warning";
  refuse?: boolean;
}

export interface DeskThen {
  transition?: string;
  button?: string;
}

/** A page for scanning work on the records of a form. */
export interface DeskDocument extends Options {
  kind: "desk";
  key: string;
  schema: number;
  form: string;
  name: Text;
  find: { fields: string[] };
  filter?: string;
  queue?: Options & { sort?: { field: string; desc?: boolean }[]; columns?: string[]; deadline?: string; tabs?: ViewTab[] };
  show?: { fields?: string[]; lines?: { table: string; columns: string[] } };
  steps?: DeskAsk[];
  alerts?: DeskAlertPart[];
  then: DeskThen;
  undo?: DeskThen;
}

/** A card of a workbench; what else it holds belongs to its kind. */
export interface WorkbenchPart extends Options {
  id: string;
  kind: string;
  at: GridPlace;
  title?: Text;
}

export interface WorkbenchDocument extends Options {
  kind: "workbench";
  key: string;
  schema: number;
  name: Text;
  roles: string[];
  position?: number;
  items: WorkbenchPart[];
}

/** Yes, no, or a condition on the record. */
export type Reach = boolean | string;
export type FieldRight = "hidden" | "masked" | "read" | "write";

/** What a role may do with one form. */
export interface Grant {
  create?: boolean;
  read?: Reach;
  update?: Reach;
  delete?: Reach;
  import?: boolean;
  export?: boolean;
  print?: boolean;
  fields?: Record<string, FieldRight>;
  transitions?: string[];
  buttons?: string[];
}

export interface RoleDocument extends Options {
  kind: "role";
  key: string;
  schema: number;
  name: Text;
  admin?: boolean;
  builder?: boolean;
  forms?: Record<string, Grant>;
  dashboards?: string[];
}
