import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { queryClient } from "@/api/queries";

import { holdPushed, refresh } from "./events";

const asked = () => vi.mocked(queryClient.invalidateQueries).mock.calls.map(([filter]) => JSON.stringify(filter?.queryKey));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(queryClient, "invalidateQueries").mockResolvedValue();
});
afterEach(() => {
  vi.runAllTimers();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("for many changes a list asks once", () => {
  for (let id = 1; id <= 50; id += 1) refresh({ kind: "record", form: "order", id });
  vi.runAllTimers();
  expect(asked().filter((key) => key === '["records","order"]')).toHaveLength(1);
  expect(asked()).toContain('["record","order","50"]');
});

test("what comes after a screen has asked makes it ask again", () => {
  refresh({ kind: "inbox" });
  vi.runAllTimers();
  refresh({ kind: "inbox" });
  vi.runAllTimers();
  expect(asked().filter((key) => key === '["inbox"]')).toHaveLength(2);
});

test("screens wait while a batch is at work, and ask when it has ended", () => {
  const release = holdPushed();
  refresh({ kind: "record", form: "order" });
  vi.runAllTimers();
  expect(asked()).toEqual([]);
  release();
  expect(asked()).toEqual(['["records","order"]', '["counts","order"]', '["workbench"]']);
});
