/** A setting keeps its bounds while it is typed: what is beyond them is told and not taken. */
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";

import { needWords, startWords } from "@/i18n";

import { ConstantValue } from "./constant-value";

beforeAll(async () => {
  await startWords("zh-CN");
  await needWords("designers");
});

test.each([
  [{ min: "0" }, "-1", "不能小于 0；现在仍是 5,000"],
  [{ max: "9000" }, "9000.01", "不能大于 9,000；现在仍是 5,000"],
  [{ min: "1", max: "9000" }, "0", "请填写 1 到 9,000；现在仍是 5,000"],
])("with %j %s is not taken", (bounds, typed, told) => {
  const taken: string[] = [];
  render(<ConstantValue live constant={{ value: "5000", type: "money", name: { zh: "额度" }, ...bounds }} onChange={(value) => taken.push(value)} />);
  const box = screen.getByLabelText("额度");
  fireEvent.change(box, { target: { value: typed } });
  fireEvent.blur(box);
  expect(screen.getByRole("alert")).toHaveTextContent(told);
  expect(taken).toEqual([]);
  fireEvent.change(box, { target: { value: "6,000" } });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(taken).toEqual(["6000"]);
});
