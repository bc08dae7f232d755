/** What can be placed: field types, nodes, actions, triggers, charts and functions, as the engines describe themselves. */
import { queryOptions } from "@tanstack/react-query";

import { answerOf, type Schemas, server } from "@/api/client";

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

export type KindInfo = Omit<Schemas["KindInfo"], "schema"> & { schema: JsonSchema };
export type FunctionInfo = Schemas["FunctionInfo"];
export type Kinds = Record<Exclude<keyof Schemas["Kinds"], "functions">, KindInfo[]> & { functions: FunctionInfo[] };

export const kindsQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: async () => (await answerOf(server.GET("/kinds"))) as Kinds,
  staleTime: Infinity,
});
