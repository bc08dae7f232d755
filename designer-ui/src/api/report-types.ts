/** Dashboards: the document, and what its tiles answer. */
import type { Words } from "@/i18n";

export interface TileDocument {
  id: string;
  at: { x: number; y: number; w: number; h: number };
  title: Words;
  subtitle?: Words;
  query: Record<string, unknown>;
  view: { kind: string; [option: string]: unknown };
  drill?: string[];
  period?: { preset?: string };
}

export interface DashboardFilter {
  key: string;
  type: string;
  name?: Words;
  dim?: string;
  default?: { preset?: string };
  presets?: string[];
}

export interface DashboardDocument {
  kind: "dashboard";
  key: string;
  name: Words;
  filters?: DashboardFilter[];
  tiles: TileDocument[];
}

export interface TileColumn {
  key: string;
  name: string;
  type: string;
  role: string;
  grain?: string | null;
  fn?: string | null;
  of?: string | null;
  better?: "up" | "down" | null;
  scale?: number | null;
  options?: Record<string, string> | null;
}

export interface TileRow {
  values: unknown[];
  drill: string | null;
  others?: boolean;
}

export interface Kpi {
  value: string | null;
  previous: string | null;
  change_pct: string | null;
  spark: (string | number | null)[];
  spark_previous?: (string | number | null)[];
}

export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

export interface TileResult {
  columns: TileColumn[];
  rows: TileRow[];
  totals?: unknown[] | null;
  kpi: Kpi | null;
  figure: Figure | null;
  form: string | null;
  drill?: string | null;
  error: { code: string; message: string } | string | null;
}
