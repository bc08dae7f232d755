/** The keys of the finder work however busy the page is. */
import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { useFinder } from "./use-finder";

vi.mock("./finder", () => ({ default: () => null }));

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => { document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })); });

test("Ctrl K right after Escape opens the box again, before the browser has told that it closed", () => {
  const { result } = renderHook(() => useFinder());
  press("k", { ctrlKey: true });
  expect(result.current.open).toBe(true);
  act(() => { result.current.takeEarly(); });
  press("Escape");
  expect(result.current.open).toBe(false);
  press("k", { ctrlKey: true });
  expect(result.current.open).toBe(true);
});

test("Escape that ends a word of an input method leaves the box open", () => {
  const { result } = renderHook(() => useFinder());
  press("k", { ctrlKey: true });
  act(() => { result.current.takeEarly(); });
  press("Escape", { isComposing: true });
  expect(result.current.open).toBe(true);
});
