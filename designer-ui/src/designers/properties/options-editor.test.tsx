/** What is added is named by what is typed next. */
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, expect, test } from "vitest";

import { needWords, startWords } from "@/i18n";

import { OptionsEditor } from "./options-editor";

beforeAll(async () => {
  await startWords("zh-CN");
  await needWords("designers");
});

function Editor() {
  const [options, setOptions] = useState([{ key: "a", name: { zh: "自提" } }]);
  return <OptionsEditor options={options} onChange={(next) => setOptions(next as typeof options)} onRemove={() => undefined} onRetire={() => undefined} />;
}

test("the name of a new option is marked in its box, and those there were are left alone", () => {
  render(<Editor />);
  expect(document.body).toHaveFocus();
  for (const n of [2, 3]) {
    fireEvent.click(screen.getByRole("button", { name: "添加选项" }));
    const box = screen.getByLabelText<HTMLInputElement>(`选项 ${n} 的名称`);
    expect(box).toHaveFocus();
    expect(box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)).toBe(box.value);
    expect(box.value).toContain("新选项");
  }
});
