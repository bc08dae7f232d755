/** The step by which a person takes back what they have just done, where the form names one and it leads exactly there. */
import type { FormDescriptor } from "@/api/types";

/** The key of that step for records that were in these states; undefined where one of them would end up elsewhere. */
export function wayBack({ document, rights }: FormDescriptor, key: string, records: Record<string, unknown>[]): string | undefined {
  for (const field of document.fields) {
    const step = field.transitions?.find((one) => one.key === key);
    if (!step) continue;
    const back = field.transitions?.find((one) => one.key === step.undo);
    return back && rights.transitions?.includes(back.key) && records.every((record) => record[field.key] === back.to) ? back.key : undefined;
  }
  return undefined;
}
