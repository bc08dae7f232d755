/** The amounts read like a bill: what adds up, the line, the total in large figures, what it contains, and the capitals. */
import { type ReactNode, useMemo } from "react";

import type { FieldDocument, FormDescriptor, LayoutItem } from "@/api/types";
import i18next from "i18next";
import { money } from "@/i18n/format";
import { capitals } from "@/formula/functions/rmb";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";

import { billOf } from "./bill-of";
import styles from "./money-box.module.css";
import { takenAway } from "./taken-away";

interface MoneyBoxProps {
  descriptor: FormDescriptor;
  values: Record<string, unknown>;
  items: LayoutItem[];
  /** In the entry form the box stands in the rail: total below its label. */
  tall?: boolean;
  /** The input of an amount that is entered, nothing for one that is only shown. */
  input?: (field: FieldDocument) => ReactNode;
}

function negated(value: unknown): unknown {
  const text = String(value);
  return /[1-9]/.test(text) ? (text.startsWith("-") ? text.slice(1) : `-${text}`) : value;
}

export function MoneyBox({ descriptor, values, items, tall = false, input = () => null }: MoneyBoxProps) {
  const bill = billOf(descriptor.document, items);
  const { total } = bill;
  const away = useMemo(() => takenAway(descriptor, total), [descriptor, total]);
  const entered = new Map([...bill.parts, ...bill.below].map((field) => [field.key, input(field)]));
  const parts = bill.parts.filter((field, index) => index === 0 || entered.get(field.key) || (!isEmpty(values[field.key]) && /[1-9]/.test(String(values[field.key]))));
  const below = bill.below.filter((field) => entered.get(field.key) || !isEmpty(values[field.key]));
  const within = below.find((field) => !entered.get(field.key));
  const Row = ({ field, sign = false }: { field: FieldDocument; sign?: boolean }) => {
    const kind = kindOf(field, values[field.key]);
    return <div className={styles.row}><dt>{labelOf(field)}</dt><dd><kind.Display value={sign ? negated(values[field.key]) : values[field.key]} field={field} /></dd></div>;
  };
  return (
    <dl className={styles.box} aria-live={tall ? "polite" : undefined}>
      {parts.map((field) => entered.get(field.key) ?? <Row key={field.key} field={field} sign={away.has(field.key)} />)}
      {total ? (
        <div className={`${styles.total} ${tall ? styles.tall : ""}`}>
          <dt>{labelOf(total)}</dt>
          <dd><small>¥</small>{money(isEmpty(values[total.key]) ? "0" : values[total.key])}</dd>
        </div>
      ) : null}
      {total ? (
        <div className={styles.caption}>
          <span>{within ? `${labelOf(within)} ${kindOf(within).text(values[within.key], within)}` : ""}</span>
          {i18next.language.startsWith("zh") ? <span>{capitals(money(values[total.key] ?? "0").replaceAll(",", "").replace("−", "-"))}</span> : null}
        </div>
      ) : null}
      {below.filter((field) => field !== within).map((field) => entered.get(field.key) ?? <Row key={field.key} field={field} />)}
    </dl>
  );
}
