import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type { TileColumn, TileResult } from "@/api/types";

import { TileAbout } from "./tile-about";

const column = (key: string, hint: string | null, fn = "value"): TileColumn => ({ key: `${key}${fn}`, name: key, type: "money", role: "measure", grain: null, fn, of: key, better: "up", scale: 2, hint, options: null });
const result = (columns: TileColumn[], time: string | null): TileResult => ({ columns, rows: [], totals: null, kpi: null, figure: null, form: "order", drill: null, time, error: null });

test("a press tells what each measure counts, once, and by which time", () => {
  render(<TileAbout title="店铺占比" result={result([column("GMV", "含未付款的订单"), column("GMV", "含未付款的订单", "share")], "下单时间")} />);
  fireEvent.click(screen.getByRole("button"));
  expect(screen.getAllByText("含未付款的订单")).toHaveLength(1);
  expect(screen.getByText("GMV")).toBeTruthy();
  expect(screen.getByText("board.period")).toBeTruthy();
});

test("nothing to tell is no button", () => {
  render(<TileAbout title="件数" result={result([column("qty", null)], null)} />);
  expect(screen.queryByRole("button")).toBeNull();
});
