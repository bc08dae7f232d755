/** A formula is typed by keyboard alone. */
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { ConditionEditor } from "./condition-editor";
import { FormulaInput } from "./formula-input";

vi.stubGlobal("ResizeObserver", class { observe() {} unobserve() {} disconnect() {} });

const words = { fields: new Map(), constants: {} };

test("who asks for a formula types it at once", () => {
  render(<ConditionEditor value="" words={words} label="If" onChange={() => undefined} />);
  fireEvent.click(screen.getByText(/useFormula|改用公式|As a formula/));
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
});

test("Enter and Escape leave the keys at the formula, and close nothing around it", () => {
  const around = vi.fn();
  const changed = vi.fn();
  render(<div onKeyDown={around}><FormulaInput open value="" words={words} label="Formula" onChange={changed} /></div>);
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "1 = 2" } });
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter", isComposing: true });
  expect(changed).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "Enter" });
  expect(changed).toHaveBeenCalledWith("1 = 2");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Formula" }));
  fireEvent.click(screen.getByRole("button", { name: "Formula" }));
  around.mockClear();
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "Escape" });
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Formula" }));
  expect(around).not.toHaveBeenCalled();
});
