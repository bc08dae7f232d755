/** A pasted text is read by the server; who is faster than its answer does not press twice. */
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { PastedAddress } from "@/api/addresses";
import { needWords, startWords } from "@/i18n";

import { FeedbackHost } from "./feedback";
import PasteAddress, { type Filled } from "./paste-address";

const TEXT = "小林 13912345678 浙江省杭州市西湖区文三路1号";
const read = (more: Partial<PastedAddress> = {}): PastedAddress => ({
  raw: TEXT, name: "小林", phone: "13912345678", postcode: null, address: { province: "浙江省", city: "杭州市", district: "西湖区", detail: "文三路1号" }, doubts: [], ...more,
});
let answer: (found: PastedAddress) => Promise<void>;
let refuse: () => Promise<void>;
let filled: Filled[];

beforeEach(async () => {
  await startWords("zh-CN");
  await needWords("address");
  filled = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => {
    const send = (body: unknown, status: number) => act(async () => { resolve(new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } })); await new Promise((done) => setTimeout(done, 20)); });
    answer = (found) => send(found, 200);
    refuse = () => send({ code: "busy", message: "忙", path: "", hint: null, errors: [] }, 503);
  }));
});
afterEach(() => vi.unstubAllGlobals());

function box(hurried = false, withPhone = true) {
  render(<PasteAddress start={TEXT} hurried={hurried} withName withPhone={withPhone} onFill={(one) => filled.push(one)} onClose={() => undefined} />);
  return screen.getByRole("textbox");
}
const asked = () => vi.waitFor(() => expect(answer).toBeTypeOf("function"));
beforeEach(() => { answer = undefined as never; });

test("Enter before the answer fills in when the answer comes", async () => {
  fireEvent.keyDown(box(), { key: "Enter" });
  await asked();
  expect(filled).toEqual([]);
  await answer(read());
  expect(filled).toEqual([{ address: read().address, name: "小林", phone: "13912345678" }]);
});

test("Enter before the box was there counts as well", async () => {
  box(true);
  await asked();
  await answer(read());
  expect(filled).toHaveLength(1);
});

test("a phone that has no field here is told, not dropped without a word", async () => {
  const input = box(false, false);
  render(<FeedbackHost />);
  fireEvent.keyDown(input, { key: "Enter" });
  await asked();
  await answer(read());
  expect(filled).toEqual([{ address: read().address, name: "小林", phone: null }]);
  expect(screen.getByText(/13912345678 没有填入/)).toBeTruthy();
});

test("without Enter, and with something unsure, it is shown and nothing is filled in", async () => {
  const input = box();
  await asked();
  await answer(read());
  expect(filled).toEqual([]);
  fireEvent.keyDown(input, { key: "Enter" });
  expect(filled).toHaveLength(1);
});

test("what is unsure is looked at first; the next Enter fills it in", async () => {
  const input = box();
  fireEvent.keyDown(input, { key: "Enter" });
  await asked();
  await answer(read({ name: null, doubts: [{ part: "name", why: "missing", seen: "", choices: [] }] }));
  expect(filled).toEqual([]);
  fireEvent.keyDown(input, { key: "Enter" });
  expect(filled).toHaveLength(1);
});

test("a failed reading says so, and another Enter asks again", async () => {
  const input = box();
  fireEvent.keyDown(input, { key: "Enter" });
  await asked();
  await refuse();
  expect((await screen.findByRole("alert")).textContent).toContain("忙");
  expect(filled).toEqual([]);
  answer = undefined as never;
  fireEvent.keyDown(input, { key: "Enter" });
  await asked();
  await answer(read());
  expect(filled).toHaveLength(1);
});
