import { beforeEach, describe, expect, it, vi } from "vitest";

import type { ScanResult } from "@/api/desks";
import { ApiError } from "@/api/errors";

import { Outbox, type Scan } from "./outbox";
import { takes } from "./takes";

const scan = (key: string): Scan => ({ key, text: key.toUpperCase(), values: {} });
const done = (each: Scan): ScanResult => ({ outcome: "done", id: 1, title: each.text, message: null, alert: null });
const lost = () => Promise.reject(new ApiError(0, { code: "offline", message: "" }));

describe("scans on their way", () => {
  beforeEach(() => { localStorage.clear(); vi.restoreAllMocks(); });

  it("are sent in the order in which they were made", async () => {
    const told: string[] = [];
    const box = new Outbox("box", (each) => Promise.resolve(done(each)), (each, result) => told.push(`${each.key} ${result?.outcome}`));
    box.add(scan("a"));
    box.add(scan("b"));
    await expect.poll(() => told).toEqual(["a done", "b done"]);
    expect(box.waiting()).toEqual([]);
  });

  it("wait while there is no network, also for another page, and go under the key they were made with", async () => {
    const first = new Outbox("box", lost, () => undefined);
    first.add(scan("a"));
    first.add(scan("b"));
    await first.flush();
    expect(first.waiting().map((each) => each.key)).toEqual(["a", "b"]);
    const sent: string[] = [];
    const second = new Outbox("box", (each) => { sent.push(each.key); return Promise.resolve(done(each)); }, () => undefined);
    await second.flush();
    expect(sent).toEqual(["a", "b"]);
    expect(second.waiting()).toEqual([]);
  });

  it("are not sent again once the server has refused them", async () => {
    const results: (string | undefined)[] = [];
    const box = new Outbox("box", () => Promise.reject(new ApiError(422, { code: "refused", message: "no" })), (_, result) => results.push(result?.message ?? undefined));
    box.add(scan("a"));
    await expect.poll(() => results).toEqual(["no"]);
    expect(box.waiting()).toEqual([]);
  });

  it("are taken back as long as they have not left", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const box = new Outbox("box", lost, () => undefined);
    box.add(scan("a"));
    await box.flush();
    expect(box.drop("a")).toBe(true);
    expect(box.waiting()).toEqual([]);
    online.mockReturnValue(true);
    box.add(scan("b"));
    await expect.poll(() => box.waiting()[0]?.tried).toBe(true);
    expect(box.drop("b")).toBe(false);
  });
});

describe("what is scanned", () => {
  const step = { id: "s", field: "no", name: { zh: "", en: "" }, characters: "letters_digits" as const, least: 4, most: 8, starts: ["SF", "yt"] };

  it("has its length, its characters and its beginning", () => {
    expect(["SF12", "sf1234", "YT12"].every((text) => takes(step, text))).toBe(true);
    expect(["SF1", "SF1234567", "SF-12", "XX12", ""].some((text) => takes(step, text))).toBe(false);
  });
});
