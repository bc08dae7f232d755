/** Looks fields up in a form document by the path a column or a formula names them with. */
import type { FieldDocument, FormDocument } from "@/api/types";
import i18next from "i18next";
import { say } from "@/i18n";

const SYSTEM: Record<string, { type: string; name: { zh: string; en: string } }> = {
  id: { type: "number", name: { zh: "编号", en: "ID" } },
  created_at: { type: "datetime", name: { zh: "创建时间", en: "Created at" } },
  created_by: { type: "user", name: { zh: "创建人", en: "Created by" } },
  updated_at: { type: "datetime", name: { zh: "更新时间", en: "Changed at" } },
  updated_by: { type: "user", name: { zh: "更新人", en: "Changed by" } },
};

export function fieldAt(document: FormDocument, path: string): FieldDocument | undefined {
  const [head, ...rest] = path.split(".");
  const field = document.fields.find((one) => one.key === head);
  if (field && rest.length && field.fields) return field.fields.find((one) => one.key === rest[0]);
  if (field) return field;
  const system = SYSTEM[head ?? ""];
  return system ? { key: head ?? "", ...system } : undefined;
}

export function labelOf(field: FieldDocument | undefined, fallback = ""): string {
  if (!field) return fallback;
  return say(field.name) || (i18next.language?.startsWith("en") ? "Unnamed field" : "未命名字段");
}

const UNORDERED = new Set(["subtable", "address", "phone", "email", "id_card", "bank_account", "json", "multi_select", "textarea"]);

/** Only what the database holds can be ordered by it. */
export function canSort(field: FieldDocument): boolean {
  if (UNORDERED.has(field.type)) return false;
  if (field.type === "formula") return field.stored === true;
  if (field.type === "lookup") return field.mode === "snapshot";
  return true;
}

/** The status a person thinks of: the formula or select named status, else the first state machine. */
export function statusField(document: FormDocument): FieldDocument | undefined {
  return document.fields.find((field) => field.key === "status" && Boolean(field.result?.options ?? field.options ?? field.states)) ?? document.fields.find((field) => field.type === "status");
}
