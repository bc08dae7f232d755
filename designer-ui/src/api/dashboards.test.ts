import { expect, test } from "vitest";

import { askedOf } from "./dashboards";
import type { DashboardDocument } from "./types";

const board = { filters: [{ key: "period", type: "date_range", default: { preset: "last_30_days" } }, { key: "shop", type: "choice" }] } as unknown as DashboardDocument;

test("an address without a period asks for the one the dashboard begins with", () => {
  expect(askedOf(board, { choices: { shop: ["3"] } })).toEqual({ preset: "last_30_days", filters: { period: { preset: "last_30_days" }, shop: ["3"] } });
});

test("a period of one's own goes before a named one", () => {
  expect(askedOf(board, { period: "today", from: "2026-01-01", to: "2026-01-31" })).toEqual({ preset: "", filters: { period: { from: "2026-01-01", to: "2026-01-31" } } });
});

test("a dashboard without a period asks only for its choices", () => {
  expect(askedOf({ ...board, filters: [] }, {})).toEqual({ preset: "today", filters: {} });
});
