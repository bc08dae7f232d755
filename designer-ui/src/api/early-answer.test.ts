import { afterEach, expect, test, vi } from "vitest";

import { answerOf, server } from "./client";

afterEach(() => {
  vi.unstubAllGlobals();
  delete window.tenonMe;
});

const answer = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } }));

test("who is there is answered by what the page asked first, and asked anew after that", async () => {
  const fetched = vi.fn(() => answer({ login: "later" }));
  vi.stubGlobal("fetch", fetched);
  window.tenonMe = answer({ login: "early" });
  expect(await answerOf(server.GET("/me"))).toEqual({ login: "early" });
  expect(fetched).not.toHaveBeenCalled();
  expect(await answerOf(server.GET("/me"))).toEqual({ login: "later" });
});

test("other questions leave the early answer where it is", async () => {
  vi.stubGlobal("fetch", () => answer({ items: [] }));
  window.tenonMe = answer({ login: "early" });
  await answerOf(server.GET("/notifications"));
  expect(window.tenonMe).toBeDefined();
});
