import type { TFunction } from "i18next";

import { pointerParts } from "@/document/pointer";
import { say } from "@/i18n";
import type { FormDocument } from "@/document/types";
import { ITEM } from "@/document/form/fields";
import { labelOf } from "../words/field-choice";

/** What of the form is selected where its path is edited; undefined for the form itself. */
export function selectionOf(form: FormDocument, path: string): string | undefined {
  const [part, index, inner, column] = pointerParts(path);
  if (part === "fields") {
    const field = form.fields[Number(index)];
    const child = inner === "fields" ? field?.fields?.[Number(column)] : undefined;
    return child ? `${field?.key}.${child.key}` : field?.key;
  }
  if (part !== "layout") return undefined;
  const section = form.layout?.[Number(index)];
  const item = inner === "items" ? section?.items[Number(column)] : undefined;
  return item ? (item.field ?? ITEM + item.id) : section && `section:${section.id}`;
}

/** The same in words; empty where the names on the way say it. */
export function placeInForm(form: FormDocument, path: string, t: TFunction<"designers">): string {
  const [part, index, inner, column] = pointerParts(path);
  if (part === "fields") {
    const field = form.fields[Number(index)];
    const child = inner === "fields" ? field?.fields?.[Number(column)] : undefined;
    return field ? [labelOf(field), ...(child ? [labelOf(child)] : [])].join(" › ") : "";
  }
  if (part === "layout") return say(form.layout?.[Number(index)]?.name) || t("canvas.section");
  if (part === "views") return t("tab.list");
  if (part === "panels") return say(form.panels?.[Number(index)]?.title) || t("tab.panels");
  if (part === "constraints") return say(form.constraints?.[Number(index)]?.message) || t("tab.checks");
  if (part === "invariants") return say(form.invariants?.[Number(index)]?.name) || t("tab.checks");
  return t("tab.form");
}
