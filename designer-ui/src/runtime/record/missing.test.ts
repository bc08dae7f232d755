import { expect, test } from "vitest";

import { ApiError } from "@/api/errors";

import { isMissing } from "./missing";

test("what is deleted, hidden or no record at all is missing; a lost server or a refused filter is not", () => {
  expect(isMissing(new ApiError(404, { code: "not_found" }))).toBe(true);
  expect(isMissing(new ApiError(400, { code: "bad_request", path: "id" }))).toBe(true);
  expect(isMissing(new ApiError(400, { code: "bad_request", path: "filter" }))).toBe(false);
  expect(isMissing(new ApiError(0, {}))).toBe(false);
  expect(isMissing(new ApiError(500, {}))).toBe(false);
});
