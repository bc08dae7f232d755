import i18next from "i18next";

/** What a decision led to, in the words of its button. */
export function decidedText(verb: string, next: string[]): string {
  return next.length ? i18next.t("runtime:inbox.nextStep", { verb, next: next.join(i18next.t("common:listJoin")) }) : i18next.t("runtime:record.done", { verb });
}
