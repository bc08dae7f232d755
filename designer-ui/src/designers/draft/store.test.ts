/** A draft is written as a whole before anything is done with it. */
import { expect, test, vi } from "vitest";

import { createDraft } from "./store";

const sent: string[] = [];
const answers: (() => void)[] = [];

vi.mock("../api/documents", () => ({
  saveDraft: (_app: string, _kind: string, _key: string, body: { name: string }) => {
    sent.push(body.name);
    return new Promise((resolve) => answers.push(() => resolve({ draft_rev: sent.length, problems: [] })));
  },
}));

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
