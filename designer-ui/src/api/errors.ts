/** What the server says when it refuses, as one class: code, place, message and remedy, each problem on its own. */
import type { components } from "./schema.gen";

type Schemas = components["schemas"];

/** The interface's own checks make them too, with less to say. */
export type Problem = Pick<Schemas["Problem"], "path" | "code" | "message"> & Partial<Schemas["Problem"]> & { args?: Record<string, unknown> };

export interface ProblemBody {
  code?: string;
  message?: string;
  path?: string;
  hint?: string | null;
  errors?: Problem[];
  [extra: string]: unknown;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly path: string;
  readonly hint: string;
  readonly errors: Problem[];
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.message || body.errors?.[0]?.message || `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "offline" : `http_${status}`);
    this.path = body.path ?? "";
    this.hint = body.hint ?? "";
    this.errors = body.errors ?? [];
    this.body = body;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}
