/** The field at the end of a path, through lines and references. */
import type { FieldDocument, FormDescriptor } from "@/api/types";
import { say } from "@/i18n";
import { fieldAt, labelOf } from "@/kinds/fields-of";

/** The form that a reference leads to. */
export interface Way {
  app: string;
  form: string;
}

export type FormOf = (way: Way) => FormDescriptor | undefined;

interface Found {
  field: FieldDocument | undefined;
  label: string;
  /** The form that one has to know to go on. */
  lacking?: Way;
}

/** The field at the end of a path through lines and references, called as one would say it: 店铺 · 渠道. */
export function fieldAlong(descriptor: FormDescriptor, path: string, form: FormOf): Found {
  const steps = path.split(".");
  const labels: string[] = [];
  let here = descriptor;
  let field: FieldDocument | undefined;
  // 客户类型 says already whose kind it is.
  const found = (lacking?: Way): Found => ({ field, label: labels.filter((label, at) => !labels[at + 1]?.startsWith(label)).join(" · "), lacking });
  for (const [at, step] of steps.entries()) {
    const target = field?.to ? here.targets?.[field.to] : undefined;
    let next: FieldDocument | undefined;
    if (field?.to && target) {
      if (at === steps.length - 1 && (step === "id" || step === target.title)) return found();
      const way = { app: target.app, form: field.to };
      const known = form(way);
      if (!known) return found(way);
      here = known;
      next = fieldAt(known.document, step);
    } else {
      next = field ? field.fields?.find((one) => one.key === step) : fieldAt(here.document, step);
    }
    if (!next) return found();
    field = next;
    if (!field.fields) labels.push(labelOf(field, field.to ? say(here.targets?.[field.to]?.name) : step));
  }
  return found();
}
