/** The sections of the layout: facts in columns, the amounts as a bill, line items as a table. */
import { Card } from "@/parts/card";
import type { LayoutSection } from "@/api/types";
import { say } from "@/i18n";
import { isEmpty } from "@/kinds/field-kind";
import { fieldAt } from "@/kinds/fields-of";

import { Facts } from "./facts";
import { LinesTable } from "./lines-table";
import { MoneyBox } from "./money-box";
import styles from "./record.module.css";
import { sectionsOf } from "./sections-of";
import type { RecordProps } from "./shared";

interface BodyProps extends RecordProps {
  /** Fields that stand elsewhere on the page. */
  omit?: string[];
}

function visibleItems(section: LayoutSection, { descriptor, answer, omit }: BodyProps) {
  return section.items.filter((item) => !item.field || (answer.access.fields[item.field] !== "hidden" && !answer.access.unneeded.includes(item.field) && !omit?.includes(item.field) && fieldAt(descriptor.document, item.field)));
}

export function Body(props: BodyProps) {
  const { descriptor, answer } = props;
  const sections = sectionsOf(descriptor);
  const bill = sections.find((section) => section.style === "amounts");
  const first = sections.find((section) => section !== bill);
  const others = sections.filter((section) => section !== bill && section !== first);
  return (
    <div className={styles.body}>
      <div className={bill ? styles.pair : undefined}>
        {first ? <Card title={bill ? undefined : say(first.name) || undefined}><Facts {...props} items={visibleItems(first, props)} columns={first.columns ?? 3} keepEmpty /></Card> : null}
        {bill ? <Card label={say(bill.name)}><MoneyBox descriptor={descriptor} values={answer.record} items={visibleItems(bill, props)} /></Card> : null}
      </div>
      {others.map((section) => <Section key={section.id} section={section} {...props} />)}
    </div>
  );
}

function Section({ section, ...props }: BodyProps & { section: LayoutSection }) {
  const { descriptor, answer } = props;
  const items = visibleItems(section, props);
  const tables = items.flatMap((item) => (item.field ? [fieldAt(descriptor.document, item.field)!] : [])).filter((field) => field.type === "subtable");
  const facts = items.filter((item) => !item.field || (!tables.some((table) => table.key === item.field) && !isEmpty(answer.record[item.field]) && answer.record[item.field] !== false));
  return (
    <>
      {facts.some((item) => item.field) ? <Card title={say(section.name) || undefined}><Facts {...props} items={facts} columns={section.columns ?? 3} /></Card> : null}
      {tables.map((field) => <LinesTable key={field.key} {...props} field={field} title={say(section.name) || say(field.name)} />)}
    </>
  );
}
