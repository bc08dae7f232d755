/** What happened is told with the mark of how it ended. */
import { render } from "@testing-library/react";
import { expect, test } from "vitest";

import type { TimelineItem } from "@/api/types";

import { Timeline } from "./timeline";

const decided = (rejected: boolean): TimelineItem => ({ at: "2026-11-21T08:00:00Z", actor: { id: 1, name: "运营小禾" }, kind: "flow", event: "decided", rejected, text: "", reason: null, opinion: null, changes: [] });

test("a rejection carries a cross, an approval a tick", () => {
  const { container } = render(<Timeline items={[decided(false), decided(true)]} holding={[]} />);
  expect([...container.querySelectorAll("svg")].map((mark) => [...mark.classList].filter((name) => /^lucide-/.test(name)))).toEqual([["lucide-check"], ["lucide-x"]]);
});
