/** Questions that come together are asked one after the other; words about a page leave with it. */
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { ask, FeedbackHost, pageLeft, toast, toastWithUndo } from "./feedback";

await import("./question-dialog"); // fetched when the first is asked

test("a second question waits for the answer to the first, and closing one is no answer", async () => {
  const answers: string[] = [];
  render(<FeedbackHost />);
  act(() => {
    ask({ title: "The form", okText: "Mine", cancelText: "Theirs", onOk: () => void answers.push("form mine"), onCancel: () => answers.push("form theirs") });
    ask({ title: "The flow", okText: "Mine", cancelText: "Theirs", onOk: () => void answers.push("flow mine"), onCancel: () => answers.push("flow theirs") });
  });
  expect(await screen.findByText("The form")).toBeTruthy();
  act(() => screen.getByText("Theirs").click());
  expect(await screen.findByText("The flow")).toBeTruthy();
  act(() => screen.getByRole("button", { name: "Close" }).click());
  expect(screen.queryByText("The flow")).toBeNull();
  expect(answers).toEqual(["form theirs"]);
});

test("leaving a page takes along what was said about it, but not what can be undone", () => {
  render(<FeedbackHost />);
  act(() => {
    toast("Saved");
    toast("Could not be sent", "danger");
    toastWithUndo("Deleted", "Undo", () => Promise.resolve());
  });
  expect(screen.getByText("Saved")).toBeTruthy();
  act(pageLeft);
  expect([screen.queryByText("Saved"), screen.queryByText("Could not be sent")]).toEqual([null, null]);
  expect(screen.getByText("Deleted")).toBeTruthy();
});
