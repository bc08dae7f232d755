import { readFileSync } from "node:fs";

import { afterEach, expect, test, vi } from "vitest";

import { keptLanguage } from "./index";

const script = readFileSync("public/first-paint.js", "utf8");

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
  delete window.tenonMe;
});

test.each([
  [null, "en-GB", "en-US"],
  [null, "zh-CN", "zh-CN"],
  [null, "fr", "zh-CN"],
  ["zh-CN", "en-US", "zh-CN"],
  ["en-US", "zh-CN", "en-US"],
])("before the first paint the language is the one the interface takes: %s kept, %s spoken", (kept, spoken, expected) => {
  localStorage.setItem("tenon.mode", "light");
  if (kept) localStorage.setItem("tenon.language", kept);
  vi.spyOn(navigator, "language", "get").mockReturnValue(spoken);
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(new Response("{}")));
  vi.stubGlobal("fetch", asked);
  window.eval(script);
  expect(document.documentElement.lang).toBe(expected);
  expect(keptLanguage()).toBe(expected);
  expect(asked.mock.calls[0]?.[1]?.headers).toMatchObject({ "Accept-Language": expected });
});
