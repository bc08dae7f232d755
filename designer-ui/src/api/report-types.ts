/** Dashboards: the document, and what its tiles answer. */
import type { Words } from "@/i18n";

import type { Schemas } from "./client";

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

export type TileColumn = Schemas["TileColumn"];
export type TileRow = Schemas["TileRow"];
export type Kpi = Schemas["Kpi"];
export type Figure = Schemas["Figure"];
export type TileResult = Schemas["TileResult"];
