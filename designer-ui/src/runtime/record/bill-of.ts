import type { FieldDocument, FormDocument, LayoutItem } from "@/api/types";
import { fieldAt } from "@/kinds/fields-of";

import { totalOf } from "./total-of";

export interface Bill {
  parts: FieldDocument[];
  total?: FieldDocument;
  /** What the total contains, and what became of it. */
  below: FieldDocument[];
}

/** Amounts in the order of their section: what adds up, the total, what stands below it. */
export function billOf(document: FormDocument, items: LayoutItem[]): Bill {
  const fields = items.flatMap((item) => (item.field ? fieldAt(document, item.field) ?? [] : []));
  const total = totalOf(fields);
  const at = total ? fields.indexOf(total) : fields.length;
  return { parts: fields.slice(0, at), total, below: fields.slice(at + 1) };
}
