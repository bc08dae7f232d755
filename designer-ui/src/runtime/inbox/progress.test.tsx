/** The way of a request tells by a mark how each step ended. */
import { render } from "@testing-library/react";
import { expect, test } from "vitest";

import type { ProgressStep } from "@/api/types";

import { Progress } from "./progress";

const done = (rejected: boolean): ProgressStep => ({ node_name: "财务审核", state: "done", who: ["小计"], at: "2026-11-21T08:00:00Z", opinion: null, reason: null, text: null, rejected });

test("a rejected step carries a cross, an approved one a tick", () => {
  const { container } = render(<Progress steps={[done(false), done(true)]} />);
  expect([...container.querySelectorAll("svg")].map((mark) => [...mark.classList].filter((name) => /^lucide-/.test(name)))).toEqual([["lucide-check"], ["lucide-x"]]);
});
