import { expect, test } from "vitest";

import type { FormDocument } from "@/api/types";

import { copiedText } from "./copied";

const name = { zh: "订单", en: "Order" };
const document = { kind: "form", key: "order", name, title: "number", search: ["platform_no"], fields: [] } as FormDocument;

test("numbers, phones and what a form is searched by can be copied", () => {
  expect(copiedText(document, { key: "number", type: "autonumber" }, "SO1")).toBe("SO1");
  expect(copiedText(document, { key: "phone", type: "phone" }, "13912345678")).toBe("13912345678");
  expect(copiedText(document, { key: "platform_no", type: "text" }, "P9")).toBe("P9");
});

test("a masked phone, an empty value and other texts cannot", () => {
  expect(copiedText(document, { key: "phone", type: "phone" }, "139****5678")).toBeNull();
  expect(copiedText(document, { key: "number", type: "autonumber" }, null)).toBeNull();
  expect(copiedText(document, { key: "remark", type: "text" }, "谢谢")).toBeNull();
});
