/** What a card says under its name: who decides, what is done, when it begins. */
import type { TFunction } from "i18next";

import { say } from "@/i18n";
import type { Action, FlowDocument, FlowNode, FormDocument, Options } from "@/document/types";
import { shownNumber, type SpanNumber } from "@/document/span";
import { targetOf } from "../actions/site";
import { labelOf } from "../words/field-choice";
import { findField } from "@/document/form/fields";

export interface Names {
  form: FormDocument | undefined;
  others: Record<string, FormDocument>;
  roles: Record<string, string>;
  people: Record<string, string>;
}

type T = TFunction<"designers">;

export function nodeTitle(node: FlowNode, t: T): string {
  return say(node.name) || (t(`node.${node.kind}` as never, { defaultValue: t("node.step") }) as string);
}

export function nodeSummary(flow: FlowDocument, node: FlowNode, names: Names, t: T): string {
  switch (node.kind) {
    case "start":
      return startWords(flow, names, t);
    case "approval": {
      const mode = t(`mode.${typeof node.mode === "string" ? node.mode : "any"}` as never) as string;
      return [assigneeWords(node.assign as Options | undefined, names, t), mode, timeoutWords(flow, node, t)].filter(Boolean).join(" · ");
    }
    case "cc":
      return assigneeWords(node.to as Options | undefined, names, t);
    case "action":
      return (node.actions ?? []).map((action) => actionWords(action, names, t)).join(t("action.join"));
    default:
      return "";
  }
}

function timeoutWords(flow: FlowDocument, node: FlowNode, t: T): string {
  const after = (node.timeout as { after: { n: SpanNumber; unit: "MIN" | "H" | "D" } } | undefined)?.after;
  return after ? t("timeout.within", { n: shownNumber(after.n, flow.constants), unit: t(`unitName.${after.unit}`) }) : "";
}

function startWords(flow: FlowDocument, names: Names, t: T): string {
  const start = flow.start ?? {};
  const keys = ([] as string[]).concat((start.transition as string | string[] | undefined) ?? []);
  const transitions = keys.map((key) => transitionName(names.form, key));
  return transitions.length ? t("start.transition", { names: transitions.join(t("condition.listJoin")) }) : t("start.created");
}

export function transitionName(form: FormDocument | undefined, key: string): string {
  for (const field of form?.fields ?? []) {
    const transitions = (field.transitions ?? []) as { key: string; name?: { zh: string }; to: string }[];
    const found = transitions.find((each) => each.key === key);
    if (found) return say(found.name) || say(field.states?.find((state) => state.key === found.to)?.name) || key;
  }
  return key;
}

export function assigneeWords(assign: Options | undefined, names: Names, t: T): string {
  if (!assign) return t("assign.nobody");
  switch (assign.kind) {
    case "role":
      return t("assign.roleIs", { name: names.roles[String(assign.role)] ?? String(assign.role ?? "") });
    case "user":
      return t("assign.userIs", { name: userNames(assign, names, t) });
    case "leader":
      return t("assign.leaderIs", { name: names.form ? labelOf(findField(names.form, String(assign.of)), "…") : "…" });
    case "field":
      return t("assign.fieldIs", { name: names.form ? labelOf(findField(names.form, String(assign.field)), "…") : "…" });
    case "starter":
      return t("assign.starterIs");
    default:
      return t("assign.nobody");
  }
}

function userNames(assign: Options, names: Names, t: T): string {
  const ids = ([] as unknown[]).concat(assign.users ?? assign.user ?? []);
  return ids.map((id) => names.people[String(id)] ?? String(id)).join(t("condition.listJoin")) || "…";
}

/** Short, for a card; the whole sentence is sayAction's. */
function actionWords(action: Action, names: Names, t: T): string {
  const target = targetOf(action, names);
  switch (action.kind) {
    case "transition":
      return target
        ? t("action.transitionOther", { form: say(target.name), name: transitionName(target, String(action.transition)) })
        : t("action.transition", { name: transitionName(names.form, String(action.transition)) });
    case "set":
      return t("action.set", { fields: fieldNames(action.set, names.form, t) });
    case "update":
      return t("action.update", { form: say(target?.name), fields: fieldNames(action.set, target, t) });
    case "create":
      return t("action.create", { form: say(target?.name) });
    case "notify":
      return t("action.notify", { who: assigneeWords(action.to as Options | undefined, names, t) });
    case "refuse":
      return t("action.refuse");
    default:
      return t("action.other");
  }
}

function fieldNames(set: unknown, form: FormDocument | undefined, t: T): string {
  return Object.keys((set as object | undefined) ?? {}).map((key) => (form ? labelOf(findField(form, key), key) : key)).join(t("condition.listJoin"));
}
