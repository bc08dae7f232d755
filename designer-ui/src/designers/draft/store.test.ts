/** A draft is written as a whole before anything is done with it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiError } from "@/api/errors";
import type { Question } from "@/parts/feedback";
import { keepOnDevice, keptOnDevice } from "./kept";
import { settle } from "./settle";
import { createDraft } from "./store";
import { reopened } from "./use-draft";

const sent: string[] = [];
const answers: (() => void)[] = [];
const told: string[] = [];
const asked: Question[] = [];
let away = false;
let contested = false;

vi.mock("@/parts/feedback", () => ({ toast: (text: string) => told.push(text), ask: (question: Question) => asked.push(question), toastError: () => undefined }));
vi.mock("../api/documents", () => ({
  findProblems: async () => [],
  readDocument: async () => ({ draft: { name: "theirs" }, draft_rev: 7, published: null }),
  saveDraft: (_app: string, _kind: string, _key: string, body: { name: string }, rev: number | null) => {
    if (contested && rev !== 7) return Promise.reject(new ApiError(409, { code: "conflict" }));
    if (away) return Promise.reject(new ApiError(0, { code: "offline" }));
    sent.push(body.name);
    return new Promise((resolve) => answers.push(() => resolve({ draft_rev: sent.length, problems: [] })));
  },
}));

beforeEach(() => {
  sent.length = answers.length = told.length = asked.length = 0;
  localStorage.clear();
  away = contested = false;
});
afterEach(() => vi.useRealTimers());

const fresh = (rev = 0) => ({ draft: { name: "" }, draft_rev: rev, published: null }) as never;
const named = (name: string) => ({ name: "set_flow", execute: () => ({ name }) });

test("who waits for the draft waits for what was typed during a save", async () => {
  const store = createDraft("oms", "flow", "review", { draft: { name: "" }, draft_rev: 0, published: null } as never);
  store.getState().run(named("first") as never);
  const automatic = store.getState().flush();
  await vi.waitFor(() => expect(sent).toEqual(["first"]));
  store.getState().run(named("second") as never);
  let ready = false;
  const publishing = store.getState().flush().then(() => { ready = true; });
  answers[0]?.();
  await vi.waitFor(() => expect(sent).toEqual(["first", "second"]));
  expect(ready).toBe(false);
  answers[1]?.();
  await Promise.all([automatic, publishing]);
  expect(store.getState().save).toBe("saved");
});

test("while the server is away this device keeps the draft, and the server gets it once it is back", async () => {
  vi.useFakeTimers();
  away = true;
  const store = createDraft("oms", "flow", "review", fresh());
  store.getState().run(named("typed") as never);
  await vi.advanceTimersByTimeAsync(800);
  expect(store.getState().save).toBe("away");
  expect(keptOnDevice("oms", "flow", "review")).toEqual({ body: { name: "typed" }, rev: 0 });
  store.getState().run(named("typed on") as never);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(keptOnDevice("oms", "flow", "review")).toEqual({ body: { name: "typed on" }, rev: 0 });
  expect(told).toHaveLength(1);
  away = false;
  await vi.advanceTimersByTimeAsync(5100);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(sent).toEqual(["typed on"]);
  expect(store.getState().save).toBe("saved");
  expect(told).toHaveLength(2);
  expect(keptOnDevice("oms", "flow", "review")).toBeUndefined();
});

test("a network that comes back is tried at once", async () => {
  vi.useFakeTimers();
  away = true;
  const store = createDraft("oms", "flow", "review", fresh());
  store.getState().run(named("typed") as never);
  await vi.advanceTimersByTimeAsync(800);
  away = false;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(10);
  expect(sent).toEqual(["typed"]);
});

test("what this device kept is a step that can be taken back", () => {
  const store = createDraft("oms", "flow", "review", fresh(), { body: { name: "kept" }, rev: 0 } as never);
  expect(store.getState().history.present).toEqual({ name: "kept" });
  store.getState().undo();
  expect(store.getState().history.present).toEqual({ name: "" });
});

async function inConflict() {
  contested = true;
  const store = createDraft("oms", "flow", "review", fresh());
  store.getState().run(named("mine") as never);
  await store.getState().flush();
  expect(store.getState().save).toBe("conflict");
  await settle(store);
  return store;
}

test("of two drafts mine is saved over theirs once I said so, and not before", async () => {
  const store = await inConflict();
  expect(sent).toEqual([]);
  asked[0]?.onCancel?.();
  await vi.waitFor(() => expect(sent).toEqual(["mine"]));
  answers[0]?.();
  await vi.waitFor(() => expect(store.getState().save).toBe("saved"));
});

test("of two drafts theirs comes on the screen, and mine is one step back", async () => {
  const store = await inConflict();
  await asked[0]?.onOk?.();
  expect(store.getState().history.present).toEqual({ name: "theirs" });
  expect(keptOnDevice("oms", "flow", "review")).toBeUndefined();
  store.getState().undo();
  const saved = store.getState().flush();
  await vi.waitFor(() => expect(sent).toEqual(["mine"]));
  answers[0]?.();
  await saved;
  expect(store.getState().save).toBe("saved");
});

test("who takes the server's draft is not asked about the one of this device again", () => {
  keepOnDevice("oms", "flow", "review", { body: { name: "kept" }, rev: 1 });
  reopened("oms", "flow", "review", fresh(2));
  expect(asked).toHaveLength(1);
  reopened("oms", "flow", "review", fresh(2));
  expect(asked).toHaveLength(2);
  asked[1]?.onCancel?.();
  reopened("oms", "flow", "review", fresh(2));
  expect(asked).toHaveLength(2);
});
