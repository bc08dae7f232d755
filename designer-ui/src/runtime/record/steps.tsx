/** The way of the record as bars: what is behind it, where it stands and who holds it, what lies ahead. */
import { useTranslation } from "react-i18next";

import type { FieldDocument, FormDescriptor, OptionDocument, RecordData } from "@/api/types";
import { say } from "@/i18n";
import { duration } from "@/i18n/format";
import { isEmpty } from "@/kinds/field-kind";
import { statusField } from "@/kinds/fields-of";
import { optionsOf } from "@/kinds/fields/option-display";
import { useMinute } from "@/parts/use-minute";
import { holds } from "@/runtime/form/compute";
import { draftOf } from "@/runtime/form/draft";
import { envOf } from "@/runtime/form/formula";

import styles from "./steps.module.css";
import type { RecordProps } from "./shared";

const LONGEST = 6;

/** The main path around the present state; a state beside it stands in the place of the one that it is beside, and one that a record never goes through is left out. Nothing for a state that has no place on it. */
export function stepsAround(options: OptionDocument[], current: string, goesThrough: (option: OptionDocument) => boolean): OptionDocument[] {
  const present = options.find((option) => option.key === current);
  if (!present || present.off_path) return [];
  const here = [present.key, present.beside];
  const path = options.filter((option) => !option.beside && !option.off_path && (here.includes(option.key) || goesThrough(option)))
    .map((option) => (option.key === present.beside ? present : option));
  const at = path.findIndex((option) => option.key === current);
  const from = Math.max(0, Math.min(at - 2, path.length - LONGEST));
  return path.slice(from, from + LONGEST);
}

/** Whether a state is on the path of this record, by the condition that its form states. */
function onPath(descriptor: FormDescriptor, record: RecordData, field: FieldDocument): (option: OptionDocument) => boolean {
  const draft = draftOf(descriptor.document, record);
  const env = envOf(descriptor.document, draft, draft.lines);
  const place = `/fields/${descriptor.document.fields.indexOf(field)}/states`;
  return (option) => holds(descriptor, `${place}/${(field.states ?? []).findIndex((state) => state.key === option.key)}/path_when`, option.path_when, () => env, true);
}

export function Steps({ descriptor, answer }: RecordProps) {
  const { t } = useTranslation("runtime");
  useMinute();
  const field = statusField(descriptor.document);
  const current = field ? answer.record[field.key] : null;
  if (!field || isEmpty(current)) return null;
  const steps = stepsAround(optionsOf(field), String(current), onPath(descriptor, answer.record, field));
  const at = steps.findIndex((step) => step.key === current);
  const waiting = answer.flow?.instances.flatMap((instance) => instance.waiting)[0];
  if (steps.length < 2) return null;
  return (
    <ol className={styles.steps} aria-label={t("record.steps")}>
      {steps.map((step, index) => {
        const state = index < at ? styles.done : index === at ? step.color === "danger" ? styles.trouble : styles.now : "";
        return (
          <li key={step.key} className={`${styles.step} ${state}`} aria-current={index === at ? "step" : undefined}>
            <b>{say(step.name)}</b>
            {index === at && waiting ? <span>{waiting.assignees.slice(0, 2).join(t("common:listJoin")) || say(waiting.node_name)} · {t("common:time.waited", { time: duration(Date.now() - new Date(waiting.since).getTime()) })}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
