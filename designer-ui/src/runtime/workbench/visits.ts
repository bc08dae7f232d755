/** The records this person opened last, kept on this device, for the workbench. */
import type { FormDocument, RecordData } from "@/api/types";
import { statusField } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { totalOf } from "@/runtime/record/total-of";
import { titleOf } from "@/runtime/record/title";

export interface Visit {
  app: string;
  form: string;
  id: number;
  title: string;
  note: string;
  amount: string | null;
  status: unknown;
  at: string;
}

const KEY = "tenon.visits";
const KEPT = 12;

export function visits(): Visit[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Visit[];
  } catch {
    return [];
  }
}

export function rememberVisit(app: string, document: FormDocument, record: RecordData): void {
  const who = document.fields.find((field) => field.type === "reference" && record[field.key]);
  const total = totalOf(document.fields);
  const status = statusField(document);
  const visit: Visit = {
    app, form: document.key, id: record.id, title: titleOf(document, record), note: who ? kindOf(who).text(record[who.key], who) : "",
    amount: total ? (record[total.key] as string | null) : null, status: status ? record[status.key] : null, at: new Date().toISOString(),
  };
  const others = visits().filter((one) => one.form !== visit.form || one.id !== visit.id);
  localStorage.setItem(KEY, JSON.stringify([visit, ...others].slice(0, KEPT)));
}
