/** A page that is refused says what is lacking, whom to ask, and leads on. */
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";

import { ApiError } from "@/api/errors";
import { startWords } from "@/i18n";

import { ProblemView } from "./problem";

beforeAll(async () => {
  await startWords("zh-CN");
});

test("a page without the right to it leads home", () => {
  render(<ProblemView error={new ApiError(403, { message: "没有权限：查看此看板" })} onRetry={() => undefined} />);
  expect(screen.getByRole("status")).toHaveTextContent("没有权限：查看此看板。需要的话，请联系管理员开通");
  expect(screen.getByRole("link", { name: "回到工作台" })).toHaveAttribute("href", "/");
  expect(screen.queryByRole("button", { name: "重试" })).toBeNull();
});

test("a part of a page without the right to it leaves the page alone", () => {
  render(<ProblemView compact error={new ApiError(403, {})} />);
  expect(screen.getByRole("status")).toHaveTextContent("需要的话，请联系管理员开通");
  expect(screen.queryByRole("link")).toBeNull();
});
