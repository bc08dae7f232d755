/** What stands in the active cell: bare inputs that fill it, chosen by the column's kind. */
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import type { FieldDocument } from "@/api/types";
import { labelOf } from "@/kinds/fields-of";
import { readDecimal } from "@/kinds/fields/decimal-input";
import { kindOf } from "@/kinds/registry";

import styles from "./line-grid.module.css";

interface CellInputProps {
  app: string;
  form: string;
  table: FieldDocument;
  field: FieldDocument;
  value: unknown;
  onChange: (value: unknown) => void;
  onDone: () => void;
  record?: string;
}

function PlainCell({ field, value, onChange }: CellInputProps) {
  const kind = kindOf(field, value);
  const numeric = kind.align === "right";
  const start = numeric ? String(value ?? "") : kind.text(value, field);
  const [text, setText] = useState(start);
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  /** A value that arrives after the cell was entered, such as the list price, shows as long as nobody types. */
  useEffect(() => {
    if (!typed.current) setText(start);
  }, [start]);
  /** Selected at once: the next key replaces what arrived. */
  useLayoutEffect(() => {
    if (!typed.current && document.activeElement === input.current) input.current?.select();
  }, [text]);
  return (
    <input
      ref={input} className={styles.input} value={text} inputMode={numeric ? "decimal" : undefined} style={numeric ? { textAlign: "right" } : undefined} aria-label={labelOf(field)}
      aria-invalid={numeric && readDecimal(text) === undefined ? true : undefined} autoComplete="off"
      onChange={(event) => {
        typed.current = true;
        setText(event.target.value);
        const next = kind.parse(event.target.value, field);
        onChange(next === undefined ? event.target.value : next);
      }}
    />
  );
}

export function CellInput(props: CellInputProps) {
  const { app, form, table, field, value, onChange, onDone, record } = props;
  const kind = kindOf(field, value);
  if (["reference", "person", "option", "date", "datetime", "boolean"].includes(kind.filter)) {
    return <kind.Input bare autoFocus field={field} value={value} app={app} form={form} path={`${table.key}.${field.key}`} record={record} onChange={onChange} onDone={onDone} />;
  }
  return <PlainCell {...props} />;
}
