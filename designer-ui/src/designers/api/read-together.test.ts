import { beforeEach, expect, test, vi } from "vitest";

const get = vi.hoisted(() => vi.fn());
vi.mock("@/api/client", () => ({ server: { GET: get }, answerOf: async (asked: Promise<{ data: unknown }>) => (await asked).data }));

const { readTogether } = await import("./read-together");

const stateOf = (name: string) => ({ draft: { name } });

beforeEach(() => {
  get.mockReset();
  get.mockImplementation((path: string, { params }: { params: { path: { kind: string; key: string }; query?: { names: string } } }) => {
    if (!path.endsWith("/document-states")) return params.path.key === "gone" ? Promise.reject(new Error("no such definition")) : Promise.resolve({ data: stateOf(`${params.path.kind}/${params.path.key}`) });
    const names = (params.query?.names ?? "").split(",").filter((name) => !name.endsWith("/gone"));
    return Promise.resolve({ data: { items: names.map((name) => ({ kind: name.split("/")[0], key: name.split("/")[1], state: stateOf(name) })) } });
  });
});

test("documents asked for in the same moment come in one answer", async () => {
  const states = await Promise.all(["a", "b", "c", "a"].map((key) => readTogether("oms", "rule", key)));
  expect(states).toEqual(["a", "b", "c", "a"].map((key) => stateOf(`rule/${key}`)));
  expect(get).toHaveBeenCalledTimes(1);
});

test("one alone is asked for by itself", async () => {
  expect(await readTogether("oms", "form", "order")).toEqual(stateOf("form/order"));
  expect(get.mock.calls[0]?.[0]).toBe("/apps/{app}/documents/{kind}/{key}");
});

test("a document that is gone fails alone, with its own reason", async () => {
  const [there, gone] = await Promise.allSettled([readTogether("oms", "form", "order"), readTogether("oms", "form", "gone")]);
  expect(there.status).toBe("fulfilled");
  expect(gone).toMatchObject({ status: "rejected", reason: new Error("no such definition") });
});
