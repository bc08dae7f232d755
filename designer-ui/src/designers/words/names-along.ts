/** The parts of a document on the way to a place, by the names people gave them: 审核 › 反审核. */
import { valuesAlong } from "@/document/pointer";
import type { Text } from "@/document/types";
import { say } from "@/i18n";

export function namesAlong(document: unknown, pointer: string): string {
  return valuesAlong(document, pointer).slice(1).map((part) => say((part as { name?: Text } | null)?.name)).filter(Boolean).join(" › ");
}
