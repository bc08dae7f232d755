import type { TFunction } from "i18next";

import type { Problem } from "@/api/errors";
import { pointerParts } from "@/document/pointer";
import { say } from "@/i18n";
import type { Field, FormDocument } from "@/document/types";
import type { PlacedProblem } from "../workspace/problem-list";
import { labelOf } from "../words/field-choice";

export interface FieldProblem extends PlacedProblem {
  /** The field it is about, as a path. */
  path?: string;
}

/** Which element of the form a problem is about, in words and as a selection. */
export function placeProblem(form: FormDocument, problem: Problem, select: (path: string) => void, t: TFunction<"designers">): FieldProblem {
  const [part, index, inner, column] = pointerParts(problem.path);
  if (part === "fields") {
    const field = form.fields[Number(index)] as Field | undefined;
    const child = inner === "fields" ? field?.fields?.[Number(column)] : undefined;
    if (field) {
      const path = child ? `${field.key}.${child.key}` : field.key;
      return { problem, path, place: [labelOf(field), ...(child ? [labelOf(child)] : [])].join(" › "), go: () => select(path) };
    }
  }
  if (part === "layout") {
    const section = form.layout?.[Number(index)];
    if (section) return { problem, place: say(section.name) || t("canvas.section"), go: () => select(`section:${section.id}`) };
  }
  return { problem, place: t("tab.form") };
}
