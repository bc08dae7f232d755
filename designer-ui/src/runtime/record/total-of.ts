import type { FieldDocument } from "@/api/types";

/** The total is the computed amount that is made of other amounts of the same box. */
export function totalOf(fields: FieldDocument[]): FieldDocument | undefined {
  const plain = fields.filter((field) => field.type === "money").map((field) => field.key);
  const computed = fields.filter((field) => field.type === "formula" && field.result?.type === "money");
  return computed.find((field) => plain.some((key) => new RegExp(`\\b${key}\\b`).test(field.expr ?? ""))) ?? computed.at(-1);
}
