/** What belongs to the record, form by form: the newest of each, the rest one click away in its list. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { FieldDocument, RecordData, RelatedGroup } from "@/api/types";
import { say } from "@/i18n";
import { quantity, shortTime } from "@/i18n/format";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Tag, toneOf } from "@/parts/status";

import styles from "./related.module.css";

const isStatus = (field: FieldDocument) => field.type === "status" || field.key === "status";

function text(field: FieldDocument, row: RecordData): string {
  const value = row[field.key];
  return field.type === "datetime" && typeof value === "string" ? shortTime(value) : kindOf(field, value).text(value, field);
}

function Row({ group, row }: { group: RelatedGroup; row: RecordData }) {
  const [title, ...others] = group.fields;
  const status = others.find((field) => isStatus(field) && !isEmpty(row[field.key]));
  const facts = others.filter((field) => !isStatus(field) && !isEmpty(row[field.key]));
  return (
    <Link to="/apps/$app/forms/$form/$id" params={{ app: group.app, form: group.form, id: String(row.id) }} className={styles.row}>
      <span className={styles.head}>
        <b>{(title && text(title, row)) || `#${row.id}`}</b>
        {status ? <Tag tone={toneOf(optionNamed(status, row[status.key])?.color)} dot>{optionText(row[status.key], status)}</Tag> : null}
      </span>
      {facts.length ? <span className={styles.facts}>{facts.map((field) => <span key={field.key} title={labelOf(field)}>{kindOf(field, row[field.key]).align === "right" ? `${labelOf(field)} ` : ""}{text(field, row)}</span>)}</span> : null}
    </Link>
  );
}

export default function Related({ groups, id }: { groups: RelatedGroup[]; id: string }) {
  const { t } = useTranslation("runtime");
  return groups.map((group) => (
    <section key={`${group.form}/${group.field ?? ""}`} className={styles.group}>
      <h3>{say(group.name)}{group.field_name ? ` · ${say(group.field_name)}` : ""} <small>{quantity(group.count.n)}{group.count.more ? "+" : ""}</small></h3>
      {group.items.map((row) => <Row key={row.id} group={group} row={row} />)}
      {group.field && group.count.n > group.items.length ? (
        <Link to="/apps/$app/forms/$form" params={{ app: group.app, form: group.form }} search={{ tab: group.tab ?? undefined, filter: `${group.field}.id = ${id}` }} className={styles.all}>{t("record.allRelated", { n: quantity(group.count.n) })}</Link>
      ) : null}
    </section>
  ));
}
