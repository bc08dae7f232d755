/** The columns of a grid of lines: those a person may see and that one line at least has something to say in. */
import type { FieldDocument, FormDescriptor } from "@/api/types";

import type { Draft, DraftLine } from "./draft";
import { keysOf, lineEnv, ofRecord, type Tree, typedOf } from "./formula";
import { valueOf } from "./interpreter";
import type { LinesProps } from "./line-grid";
import { besideKey } from "./panel-inputs";

/** How narrow a column of one's own entries may become; a number of six digits and a code stay readable. */
export const LEAST: Record<string, number> = { reference: 122, number: 72, money: 84, percent: 64 };

/** A condition over the line and what is typed beside it is asked of every line; one that reads more is the server's. */
function shows(descriptor: FormDescriptor, table: FieldDocument, column: FieldDocument, lines: DraftLine[], draft: Pick<Draft, "values">): boolean {
  const written = column.visible;
  if (!written || /^TRUE$/i.test(written)) return true;
  if (/^FALSE$/i.test(written)) return false;
  const fields = table.fields ?? [];
  const pointer = `/fields/${descriptor.document.fields.indexOf(table)}/fields/${fields.indexOf(column)}/visible`;
  const tree = descriptor.formulas[pointer] as Tree | undefined;
  if (!tree || !keysOf(tree).every((key) => fields.some((one) => one.key === key) || typedOf(descriptor.document, key))) return true;
  const record = ofRecord(descriptor.document, draft, keysOf(tree));
  return lines.some((line) => valueOf(tree, { ...lineEnv(table, line), ...record }) === true);
}

export function columnsOf({ descriptor, table, hidden }: Pick<LinesProps, "descriptor" | "table" | "hidden">, lines: DraftLine[], draft: Pick<Draft, "values">): FieldDocument[] {
  const own = (table.fields ?? []).filter((column) => shows(descriptor, table, column, lines, draft) && !hidden(`${table.key}.${column.key}`));
  const beside = (descriptor.document.panels ?? []).filter((panel) => panel.kind === "beside" && panel.table === table.key);
  return own.flatMap((column) => [column, ...beside.filter((panel) => panel.show === column.key).map((panel): FieldDocument => ({ key: besideKey(panel), type: "formula", name: panel.title, result: { type: column.type } }))]);
}
