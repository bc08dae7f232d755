/** Whoever closes a dialog goes on where they were. */
import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";

import { Dialog } from "./dialog";

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Publish</button>
      {open ? <Dialog title="What changes" footer={null} onCancel={() => setOpen(false)}><input aria-label="Note" autoFocus /></Dialog> : null}
    </>
  );
}

test("a closed dialog leaves the keys with the button that opened it", async () => {
  render(<Page />);
  const button = screen.getByText("Publish");
  act(() => { button.focus(); button.click(); });
  const note = await screen.findByLabelText("Note");
  act(() => note.focus());
  act(() => screen.getByRole("button", { name: "Close" }).click());
  expect(screen.queryByLabelText("Note")).toBeNull();
  expect(document.activeElement).toBe(button);
});
