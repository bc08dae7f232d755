/** A fresh field of a kind: named so that the form stays readable before anyone renames it, with what its kind cannot do without. */
import type { Field, FormDocument, Section, Text } from "@/document/types";
import { fieldKeys, findField } from "@/document/form/fields";
import { freshName } from "../words/fresh-name";
import { newId, newKey } from "@/document/identity";

const OPTIONS: Text[] = [
  { zh: "选项一", en: "Option 1" },
  { zh: "选项二", en: "Option 2" },
];

export function newField(form: FormDocument, kind: string, name: Text, parent?: string): Field {
  const key = newKey(fieldKeys(form, parent));
  const neighbours = parent ? (findField(form, parent)?.fields ?? []) : form.fields;
  return { key, type: kind, name: freshName(name, neighbours.map((field) => field.name)), ...essentials(form, kind) };
}

function essentials(form: FormDocument, kind: string): Partial<Field> {
  switch (kind) {
    case "select":
    case "multi_select":
      return { options: OPTIONS.map((option, index) => ({ key: `x_${index + 1}`, name: option })) };
    case "status":
      return { initial: "x_open", states: [{ key: "x_open", name: { zh: "进行中", en: "Open" } }, { key: "x_done", name: { zh: "已完成", en: "Done" } }], transitions: [{ key: newKey([]), from: ["x_open"], to: "x_done", name: { zh: "完成", en: "Finish" } }] };
    case "subtable":
      return { fields: [{ key: "x_item", type: "text", name: { zh: "内容", en: "Item" } }] };
    case "formula":
      return { stored: true, result: { type: "number", scale: 2 }, expr: "0" };
    case "reference":
      return { to: form.key };
    case "lookup":
      return { path: firstReference(form), mode: "live" };
    case "autonumber":
      return { pattern: "{yyyyMMdd}-{seq:4}", reset: "day" };
    default:
      return {};
  }
}

function firstReference(form: FormDocument): string {
  const reference = form.fields.find((field) => field.type === "reference");
  return reference ? `${reference.key}.id` : "id";
}

export function newSection(name: Text): Section {
  return { id: newId(), type: "section", name, columns: 3, items: [] };
}
