/** Somebody saved first: both versions side by side, and the choice for each field. */
import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FieldDocument, FormDescriptor, Line } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { isComputed, kindOf } from "@/kinds/registry";
import { Dialog } from "@/parts/dialog";

import { type Draft, newLine } from "./draft";
import styles from "./form.module.css";
import type { Conflict } from "./use-save";

interface ConflictDialogProps {
  descriptor: FormDescriptor;
  mine: Draft;
  before?: Draft;
  conflict: Conflict;
  onResolve: (rev: number, choose: (draft: Draft) => Draft) => void;
  onClose: () => void;
}

interface Clash { field: FieldDocument; mine: string; theirs: string }

function clashes(document: FormDescriptor["document"], mine: Draft, theirs: Conflict["theirs"]): Clash[] {
  return document.fields.filter((field) => !isComputed(field)).flatMap((field): Clash[] => {
    if (field.type === "subtable") {
      const rows = (theirs[field.key] as Line[] | null) ?? [];
      const plain = (lines: Record<string, unknown>[]) => lines.map((line) => (field.fields ?? []).filter((column) => !isComputed(column)).map((column) => kindOf(column).text(line[column.key], column)).filter(Boolean).join(" ")).join("\n");
      const [one, other] = [plain(mine.lines[field.key] ?? []), plain(rows)];
      return one === other ? [] : [{ field, mine: one, theirs: other }];
    }
    const kind = kindOf(field);
    const [one, other] = [kind.text(mine.values[field.key], field), kind.text(theirs[field.key], field)];
    return one === other ? [] : [{ field, mine: one, theirs: other }];
  });
}

/** The draft with the other side's value where the person chose it. */
export function withTheirs(draft: Draft, document: FormDescriptor["document"], theirs: Conflict["theirs"], keys: Set<string>): Draft {
  const next: Draft = { ...draft, values: { ...draft.values }, lines: { ...draft.lines }, touched: { ...draft.touched } };
  for (const field of document.fields) {
    if (!keys.has(field.key)) continue;
    if (field.type === "subtable") next.lines[field.key] = ((theirs[field.key] as Line[] | null) ?? []).map((line) => newLine(line));
    else next.values[field.key] = theirs[field.key] ?? null;
    delete next.touched[field.key];
  }
  return next;
}

export default function ConflictDialog({ descriptor, mine, before, conflict, onResolve, onClose }: ConflictDialogProps) {
  const { t } = useTranslation("runtime");
  const rows = clashes(descriptor.document, mine, conflict.theirs);
  /** What this person did not touch follows the other side by itself. */
  const own = (field: FieldDocument) => field.type === "subtable" ? JSON.stringify(mine.lines[field.key]) !== JSON.stringify(before?.lines[field.key]) : Boolean(mine.touched[field.key]);
  const [chosen, setChosen] = useState<Record<string, "mine" | "theirs">>(() => Object.fromEntries(rows.map(({ field }) => [field.key, own(field) ? "mine" : "theirs"])));
  const resolve = () => {
    const keys = new Set(rows.filter(({ field }) => chosen[field.key] === "theirs").map(({ field }) => field.key));
    onResolve(conflict.rev, (draft) => withTheirs(draft, descriptor.document, conflict.theirs, keys));
  };
  return (
    <Dialog title={t("conflict.title")} width={720} okText={t("conflict.save")} cancelText={t("conflict.later")} onOk={resolve} onCancel={onClose}>
      <p className="muted">{t("conflict.hint")}</p>
      <table className={styles.conflict}>
        <thead><tr><th /><th>{t("conflict.mine")}</th><th>{t("conflict.theirs")}</th></tr></thead>
        <tbody>
          {rows.map(({ field, mine: one, theirs }) => (
            <tr key={field.key}>
              <th scope="row">{labelOf(field)}</th>
              {(["mine", "theirs"] as const).map((side) => (
                <td key={side} className={chosen[field.key] === side ? styles.picked : undefined}>
                  <Radio checked={chosen[field.key] === side} onChange={() => setChosen({ ...chosen, [field.key]: side })}><span>{(side === "mine" ? one : theirs) || "—"}</span></Radio>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
