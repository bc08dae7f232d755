/** What can be placed: field types, nodes, actions, triggers, charts and functions, as the engines describe themselves. */
import { queryOptions } from "@tanstack/react-query";

import { api } from "@/api/client";
import type { Text } from "@/document/types";

export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  [extra: string]: unknown;
}

export interface KindInfo {
  key: string;
  name: Text;
  icon?: string;
  group?: string;
  schema?: JsonSchema;
}

export interface FunctionInfo {
  name: string;
  group: string;
  signature?: Text;
  doc?: Text;
  example?: string;
}

export interface Kinds {
  fields: KindInfo[];
  layout: KindInfo[];
  nodes: KindInfo[];
  assignees: KindInfo[];
  triggers: KindInfo[];
  actions: KindInfo[];
  charts: KindInfo[];
  functions: FunctionInfo[];
}

export const kindsQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: () => api.get<Kinds>("/kinds"),
  staleTime: Infinity,
});
