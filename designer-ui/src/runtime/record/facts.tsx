/** Labels above values, in the columns the layout asks for. */
import { Link } from "@tanstack/react-router";

import type { LayoutItem, Reference } from "@/api/types";
import { copiedText } from "@/kinds/copied";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { isEmpty } from "@/kinds/field-kind";
import { kindOf } from "@/kinds/registry";
import { CopyButton } from "@/parts/copy-button";
import { LayoutElement } from "@/parts/layout-element";
import { useMe } from "@/shell/session";

import styles from "./record.module.css";
import type { RecordProps } from "./shared";

interface FactsProps extends RecordProps {
  items: LayoutItem[];
  columns: number;
  keepEmpty?: boolean;
}

export function Facts({ app, descriptor, answer, items, columns, keepEmpty = false }: FactsProps) {
  const { rights } = useMe();
  const shown = items.filter((item) => keepEmpty || !item.field || !isEmpty(answer.record[item.field!]));
  return (
    <dl className={styles.facts} style={{ "--columns": columns } as React.CSSProperties}>
      {shown.map((item) => {
        if (!item.field) return <div key={item.id} style={{ gridColumn: "1 / -1" }}><LayoutElement item={item} /></div>;
        const field = fieldAt(descriptor.document, item.field!)!;
        const value = answer.record[field.key];
        const kind = kindOf(field, value);
        const target = field.type === "reference" && !isEmpty(value) && field.to && (rights.admin || rights.forms[field.to]?.read) ? field.to : null;
        const copied = copiedText(descriptor.document, field, value);
        return (
          <div key={item.id} style={item.span ? { gridColumn: `span ${item.span}` } : undefined}>
            <dt>{labelOf(field)}</dt>
            <dd>
              {target ? <Link to="/apps/$app/forms/$form/$id" params={{ app, form: target, id: String((value as Reference).id) }}>{kind.text(value, field)}</Link> : <kind.Display value={value} field={field} />}
              {copied ? <CopyButton text={copied} name={labelOf(field)} /> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
