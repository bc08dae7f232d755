/** One way to the server, typed by its own description: CSRF on writes, problems as ApiError, no network as an ApiError too. */
import i18next from "i18next";
import createClient, { type Middleware } from "openapi-fetch";

import { earlyAnswer } from "./early-answer";
import { ApiError, type ProblemBody } from "./errors";
import type { components, paths } from "./schema.gen";

export type Schemas = components["schemas"];

const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

let csrfToken = "";
let onSignedOut: () => void = () => undefined;

export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

export function whenSignedOut(call: () => void): void {
  onSignedOut = call;
}

async function problemOf(response: Response): Promise<ProblemBody> {
  try {
    return ((await response.json()) ?? {}) as ProblemBody;
  } catch {
    return {};
  }
}

const ours: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept", "application/json");
    request.headers.set("Accept-Language", i18next.language || "zh-CN");
    if (WRITES.has(request.method) && csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== "/session") onSignedOut();
    throw new ApiError(response.status, await problemOf(response));
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined; // who asked has left; it stays what it is
    return new ApiError(0, { code: "offline", message: i18next.t("common:offline") });
  },
};

function asQuery(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
}

/** `server.GET("/me")`: addresses, parameters, bodies and answers are those that the server describes. */
export const server = createClient<paths>({
  baseUrl: `${window.location.origin}/api/v1`,
  credentials: "same-origin",
  querySerializer: asQuery,
  // looked up at the call, so that tests may stand in for it
  fetch: (request) => earlyAnswer(request) ?? globalThis.fetch(request),
});
server.use(ours);

/** The body of an answer; a refusal has been thrown as ApiError. */
export async function answerOf<Asked extends { data?: unknown }>(asked: Promise<Asked>): Promise<Asked extends { data: infer Data } ? Data : never> {
  return (await asked).data as Asked extends { data: infer Data } ? Data : never;
}

/** The revision that a person saw, as the header that guards it. */
export function seenRevision(rev: number | null | undefined): { "If-Match"?: string } {
  return rev === null || rev === undefined ? {} : { "If-Match": `"${rev}"` };
}

/** A key for one intention of a person: made when a form opens, sent with every try of the same save. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
