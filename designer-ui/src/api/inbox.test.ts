/** What is asked of the inbox, and when. */
import { expect, test } from "vitest";

import { openTasksQuery } from "./inbox";

test("no tasks are asked for when every selected row has left the list", () => {
  expect(openTasksQuery("exception", []).enabled).toBe(false);
  expect(openTasksQuery("exception", [7]).enabled).toBe(true);
});
