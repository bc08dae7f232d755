/** A problem stands below its control, and whoever asks for it finds the keys there. */
import { act, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { createDraft } from "../draft/store";
import { useShowing } from "./shown";
import { At, ProblemsOf, Told, useShown } from "./told";

const problems = [
  { path: "/fields/3/name", code: "no_name", message: "The name is empty", hint: "give it a name", severity: "error" as const },
  { path: "/fields/3/options/1/name", code: "double_name", message: "Another one is called so", severity: "error" as const },
];

vi.mock("../api/documents", () => ({ saveDraft: async () => ({ draft_rev: 1, problems: [] }), findProblems: async () => problems }));

function Folded() {
  return <p>{useShown("options") ? "open" : "closed"}</p>;
}

async function shownForm() {
  const store = createDraft("oms", "form", "order", { draft: { name: "" }, draft_rev: 0, published: null } as never);
  await store.getState().check();
  render(
    <ProblemsOf store={store}>
      <At path="fields/3">
        <Told at="name"><input aria-label="Name" /></Told>
        <Told at="options" exact>
          <Folded />
          <Told at="options/0"><input aria-label="First" /></Told>
          <Told at="options/1"><input aria-label="Second" /></Told>
        </Told>
      </At>
      <At path="fields/30"><Told at="name"><input aria-label="Other" /></Told></At>
    </ProblemsOf>,
  );
}

beforeEach(() => useShowing.setState({ shown: undefined }));

test("each problem is told once, below its own control, with what would be right", async () => {
  await shownForm();
  expect(screen.getAllByRole("alert").map((each) => each.textContent)).toEqual(["The name is empty；give it a name", "Another one is called so"]);
  expect(screen.getByLabelText("Second").parentElement).toHaveTextContent("Another one is called so");
  expect(screen.getByLabelText("Other").parentElement).not.toHaveAttribute("data-wrong");
});

test("who asks for a problem finds its control with the keys, and what was folded open", async () => {
  await shownForm();
  expect(screen.getByText("closed")).toBeVisible();
  act(() => useShowing.getState().show({ kind: "form", key: "order" }, "/fields/3/options/1/name"));
  expect(screen.getByLabelText("Second")).toHaveFocus();
  expect(screen.getByText("open")).toBeVisible();
  act(() => useShowing.getState().show({ kind: "form", key: "customer" }, "/fields/3/name"));
  expect(screen.getByLabelText("Second")).toHaveFocus();
});
