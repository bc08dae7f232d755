/** One way to the server: CSRF on writes, problems as ApiError, an idempotency key where a double click must count once. */
import i18next from "i18next";

import { ApiError, type ProblemBody } from "./errors";

const BASE = "/api/v1";
const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

let csrfToken = "";
let onSignedOut: () => void = () => undefined;

export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

export function whenSignedOut(call: () => void): void {
  onSignedOut = call;
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Options {
  query?: Query;
  body?: unknown;
  form?: FormData;
  idempotencyKey?: string;
  ifMatch?: string | number;
  signal?: AbortSignal;
}

export function pathOf(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (pairs.length === 0) return path;
  return `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
}

function headersOf(method: string, options: Options): Headers {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": i18next.language || "zh-CN" });
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  if (WRITES.has(method) && csrfToken) headers.set("X-CSRF-Token", csrfToken);
  if (options.idempotencyKey) headers.set("Idempotency-Key", options.idempotencyKey);
  if (options.ifMatch !== undefined) headers.set("If-Match", `"${options.ifMatch}"`);
  return headers;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: response.ok ? text : "" };
  }
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(BASE + pathOf(path, options.query), {
      method,
      headers: headersOf(method, options),
      body: options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: "same-origin",
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, { code: "offline", message: i18next.t("common:offline") });
  }
  const body = await bodyOf(response);
  if (response.ok) return body as T;
  if (response.status === 401 && path !== "/session") onSignedOut();
  throw new ApiError(response.status, (body ?? {}) as ProblemBody);
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>("GET", path, { query, signal }),
  post: <T>(path: string, body?: unknown, options: Omit<Options, "body"> = {}) => call<T>("POST", path, { ...options, body: body ?? {} }),
  put: <T>(path: string, body: unknown, options: Omit<Options, "body"> = {}) => call<T>("PUT", path, { ...options, body }),
  patch: <T>(path: string, body: unknown, options: Omit<Options, "body"> = {}) => call<T>("PATCH", path, { ...options, body }),
  remove: <T>(path: string, options: Options = {}) => call<T>("DELETE", path, options),
  upload: <T>(path: string, form: FormData) => call<T>("POST", path, { form }),
};

/** A key for one intention of a person: made when a form opens, sent with every try of the same save. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
