/** The amounts read like a bill: what adds up, the line, the total in large figures, what it contains, and the capitals. */
import type { ReactNode } from "react";

import type { FieldDocument, FormDocument, LayoutItem } from "@/api/types";
import i18next from "i18next";
import { money } from "@/i18n/format";
import { rmbCapitals } from "@/i18n/rmb";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";

import styles from "./money-box.module.css";
import { totalOf } from "./total-of";

interface MoneyBoxProps {
  document: FormDocument;
  values: Record<string, unknown>;
  items: LayoutItem[];
  /** In the entry form the box stands in the rail: total below its label. */
  tall?: boolean;
  /** The input of an amount that is entered, nothing for one that is only shown. */
  input?: (field: FieldDocument) => ReactNode;
}

/** What the total takes away is shown with a minus: it stands behind one in the total's own formula, or holds what lines were reduced by. */
function takesAway(field: FieldDocument, total: FieldDocument | undefined): boolean {
  if (new RegExp(`-\\s*${field.key}\\b`).test(total?.expr ?? "")) return true;
  return /^SUM\(\w+\.discount\)$/.test(field.expr ?? "");
}

function negated(value: unknown): unknown {
  const text = String(value);
  return /[1-9]/.test(text) ? (text.startsWith("-") ? text.slice(1) : `-${text}`) : value;
}

export function MoneyBox({ document, values, items, tall = false, input = () => null }: MoneyBoxProps) {
  const fields = items.map((item) => fieldAt(document, item.field!)!).filter(Boolean);
  const total = totalOf(fields);
  const at = total ? fields.indexOf(total) : fields.length;
  const entered = new Map(fields.map((field) => [field.key, input(field)]));
  const parts = fields.slice(0, at).filter((field, index) => index === 0 || entered.get(field.key) || (!isEmpty(values[field.key]) && /[1-9]/.test(String(values[field.key]))));
  const below = fields.slice(at + 1).filter((field) => entered.get(field.key) || !isEmpty(values[field.key]));
  const Row = ({ field, sign = false }: { field: FieldDocument; sign?: boolean }) => {
    const kind = kindOf(field, values[field.key]);
    return <div className={styles.row}><dt>{labelOf(field)}</dt><dd><kind.Display value={sign ? negated(values[field.key]) : values[field.key]} field={field} /></dd></div>;
  };
  return (
    <dl className={styles.box} aria-live={tall ? "polite" : undefined}>
      {parts.map((field) => entered.get(field.key) ?? <Row key={field.key} field={field} sign={takesAway(field, total)} />)}
      {total ? (
        <div className={`${styles.total} ${tall ? styles.tall : ""}`}>
          <dt>{labelOf(total)}</dt>
          <dd><small>¥</small>{money(isEmpty(values[total.key]) ? "0" : values[total.key])}</dd>
        </div>
      ) : null}
      {total ? (
        <div className={styles.caption}>
          <span>{below[0] ? `${labelOf(below[0])} ${kindOf(below[0]).text(values[below[0].key], below[0])}` : ""}</span>
          {i18next.language.startsWith("zh") ? <span>{rmbCapitals(money(values[total.key] ?? "0").replaceAll(",", "").replace("−", "-"))}</span> : null}
        </div>
      ) : null}
      {below.slice(1).map((field) => entered.get(field.key) ?? <Row key={field.key} field={field} />)}
    </dl>
  );
}
