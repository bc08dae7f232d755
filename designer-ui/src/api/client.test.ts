/** What every request carries, and what becomes of a refusal. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { answerOf, keepCsrfToken, seenRevision, server, whenSignedOut } from "./client";
import { ApiError } from "./errors";

const asked: Request[] = [];

function answerWith(respond: () => Response | Promise<never>): void {
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    return Promise.resolve().then(respond);
  });
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

async function caught(call: () => Promise<unknown>): Promise<ApiError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

beforeEach(() => {
  asked.length = 0;
  keepCsrfToken("token");
});
afterEach(() => vi.unstubAllGlobals());

test("a read names its language, leaves out what is empty and carries no token", async () => {
  answerWith(() => json({ items: [], next_cursor: null }));
  const params = { path: { app: "oms", form: "order" }, query: { search: "禾 间", filter: "", tab: undefined, limit: 5 } };
  expect(await answerOf(server.GET("/apps/{app}/forms/{form}/records", { params }))).toEqual({ items: [], next_cursor: null });
  const url = new URL(asked[0]!.url);
  expect(url.pathname).toBe("/api/v1/apps/oms/forms/order/records");
  expect([...url.searchParams]).toEqual([["search", "禾 间"], ["limit", "5"]]);
  expect(asked[0]!.headers.get("Accept-Language")).toBeTruthy();
  expect(asked[0]!.headers.get("X-CSRF-Token")).toBeNull();
});

test("a write carries the token, the key of its intention and the revision that was seen", async () => {
  answerWith(() => json({ id: 3, rev: 5 }));
  const header = { ...seenRevision(4), "Idempotency-Key": "once" };
  await server.PATCH("/apps/{app}/forms/{form}/records/{id}", { params: { path: { app: "oms", form: "order", id: 3 }, header }, body: { note: "x" } });
  const { headers } = asked[0]!;
  expect([headers.get("X-CSRF-Token"), headers.get("Idempotency-Key"), headers.get("If-Match")]).toEqual(["token", "once", '"4"']);
  expect(await asked[0]!.json()).toEqual({ note: "x" });
});

test("a refusal is an error with everything that the server says", async () => {
  const problem = { path: "/shop", code: "required", message: "请填写店铺", hint: null, severity: "error" };
  answerWith(() => json({ code: "validation_error", message: "请填写店铺", path: "/shop", hint: null, errors: [problem], rev: 7 }, 422));
  const error = await caught(() => server.GET("/me"));
  expect([error.status, error.code, error.message, error.errors, error.body["rev"]]).toEqual([422, "validation_error", "请填写店铺", [problem], 7]);
});

test("an ended session is told, but not where one logs in", async () => {
  const signedOut = vi.fn();
  whenSignedOut(signedOut);
  answerWith(() => json({ code: "not_logged_in", message: "请先登录" }, 401));
  await caught(() => server.POST("/session", { body: { login: "a", password: "b" } }));
  expect(signedOut).not.toHaveBeenCalled();
  await caught(() => server.GET("/me"));
  expect(signedOut).toHaveBeenCalledOnce();
});

test("no network is an error of its own, a page that is left is not", async () => {
  answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
  expect((await caught(() => server.GET("/me"))).offline).toBe(true);
  answerWith(() => Promise.reject(new DOMException("left", "AbortError")));
  await expect(server.GET("/me")).rejects.toThrow(DOMException);
});

test("an answer that is no JSON is still refused with its status", async () => {
  answerWith(() => new Response("<html>Bad gateway</html>", { status: 502 }));
  expect((await caught(() => server.GET("/me"))).status).toBe(502);
});
