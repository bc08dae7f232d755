/** A rule as one sentence: when, if, then. */
import type { TFunction } from "i18next";

import { isBefore, shownNumber, type Span } from "@/document/span";
import type { RuleDocument } from "@/document/types";
import { findField } from "@/document/form/fields";
import { sayAction } from "../actions/say-action";
import { transitionName } from "../flow/node-words";
import type { Names } from "../flow/node-words";
import { labelOf } from "../words/field-choice";
import { sayCondition } from "../words/say-condition";
import type { Vocabulary } from "../words/vocabulary";

type T = TFunction<"designers">;

export function triggerWords({ trigger, constants }: Pick<RuleDocument, "trigger" | "constants">, names: Names, t: T): string {
  const label = (key: unknown) => (names.form ? labelOf(findField(names.form, String(key)), "…") : "…");
  switch (trigger.kind) {
    case "record": {
      const fields = ((trigger.fields as string[] | undefined) ?? []).map(label).join(t("condition.listJoin"));
      const on = ((trigger.on as string[] | undefined) ?? []).map((each) => t(`trigger.on.${each}` as never) as string).join(t("trigger.or"));
      if (trigger.edge === "became_true") return t("trigger.became", { fields: fields || t("trigger.anyField") });
      return fields ? t("trigger.fields", { on, fields }) : on;
    }
    case "transition": {
      const keys = ([] as unknown[]).concat(trigger.transition ?? []);
      return t("trigger.transitionIs", { names: keys.map((key) => transitionName(names.form, String(key))).join(t("trigger.or")) });
    }
    case "relative_time": {
      const offset = trigger.offset as Span | undefined;
      const field = label(trigger.field);
      if (!offset?.n) return t("trigger.at", { field });
      const unit = t(`unit.${offset.unit}` as never, { n: shownNumber(offset.n, constants) }) as string;
      return t(isBefore(offset.n) ? "trigger.before" : "trigger.after", { field, span: unit });
    }
    default:
      return t(`trigger.${trigger.kind}` as never, { defaultValue: t("trigger.other") }) as string;
  }
}

export function ruleSentence(rule: RuleDocument, names: Names, words: Vocabulary, t: T): string {
  const when = triggerWords(rule, names, t);
  const condition = rule.when ? t("rule.readIf", { text: sayCondition(rule.when, words, t) }) : "";
  const then = rule.actions.map((action) => sayAction(action, names, words, t)).join(t("action.join"));
  return t("rule.read", { when, condition, then });
}
