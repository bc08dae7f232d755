/** Beside a record that is being entered: a bare name is a field of the other record, `record.` leads to the entered one. */
import i18next from "i18next";

import type { FormDocument } from "@/document/types";
import { fieldChoices } from "./field-choice";
import type { Vocabulary } from "./vocabulary";
import { vocabulary } from "./vocabulary";

type Forms = Record<string, FormDocument>;

export function besideVocabulary(form: FormDocument, target: FormDocument | undefined, others: Forms, { far = true } = {}): Vocabulary {
  const there = target ? (far ? vocabulary(target, {}, others).fields : new Map(fieldChoices(target, others).map((each) => [each.path, each]))) : new Map();
  const fields: Vocabulary["fields"] = new Map(there);
  for (const each of fieldChoices(form, others)) {
    const path = `record.${each.path}`;
    fields.set(path, { ...each, path, label: i18next.t("designers:panel.entered", { name: each.label }) });
  }
  return { fields, constants: {} };
}
