/** One panel with its numbers or rows; the designer of panels draws it as the entry form does. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { PanelData } from "@/api/panels";
import type { FieldDocument } from "@/api/types";
import { say } from "@/i18n";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { Tag } from "@/parts/status";

import styles from "./panels.module.css";

export function PanelCard({ title, data, open }: { title: string; data: PanelData; open: boolean }) {
  const { t } = useTranslation("runtime");
  const alarm = data.items?.some((item) => item.warn);
  return (
    <details className={styles.panel} open={open} aria-label={title}>
      <summary><h2>{title}</h2>{alarm ? <Tag tone="danger">{t("panels.warn")}</Tag> : null}</summary>
      {data.rows ? <Rows data={data} /> : <Items data={data} />}
    </details>
  );
}

function Items({ data }: { data: PanelData }) {
  return (
    <dl className={styles.items}>
      {data.items?.map((item) => {
        const field = { key: item.id, type: "formula", result: item.result } as FieldDocument;
        const kind = kindOf(field);
        return <div key={item.id} className={item.warn ? styles.warn : undefined}><dt>{say(item.title)}</dt><dd className={kind.align === "right" ? "num" : undefined}><kind.Display value={item.value} field={field} /></dd></div>;
      })}
    </dl>
  );
}

function Rows({ data }: { data: PanelData }) {
  const { t } = useTranslation("runtime");
  const fields = (data.fields ?? []) as unknown as FieldDocument[];
  if (!data.rows?.length) return <p className={styles.none}>{t("panels.none")}</p>;
  return (
    <ul className={styles.rows}>
      {data.rows.map((row) => (
        <li key={row.id}>
          {fields.map((field, index) => {
            const kind = kindOf(field, row[field.key]);
            const value = <kind.Display value={row[field.key]} field={field} dense />;
            if (index) return isEmpty(row[field.key]) ? null : <span key={field.key} title={labelOf(field)}>{value}</span>;
            return <Link key={field.key} to="/apps/$app/forms/$form/$id" params={{ app: data.app!, form: data.form!, id: String(row.id) }} target="_blank">{value}</Link>;
          })}
        </li>
      ))}
    </ul>
  );
}
