/** A cell in the style its view asks for: tag, countdown and note; every other value looks as its kind says. */
import { MessageSquareText } from "lucide-react";

import type { FieldDocument } from "@/api/types";
import { isEmpty } from "@/kinds/field-kind";
import { EmptyValue } from "@/kinds/fields/empty-value";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { kindOf } from "@/kinds/registry";
import { Countdown } from "@/parts/countdown";
import { Icon } from "@/parts/icon";
import { Tag, toneOf } from "@/parts/status";

import styles from "./grid.module.css";

interface StyledCellProps {
  style: string | undefined;
  value: unknown;
  field: FieldDocument;
  /** The record has come to its end: a deadline no longer counts. */
  over: boolean;
}

const FLAGS: Record<string, string> = { red: "var(--danger-dot)", yellow: "var(--warning-dot)", blue: "var(--accent)", green: "var(--success-dot)" };

export function StyledCell({ style, value, field, over }: StyledCellProps) {
  if (style === "countdown" && typeof value === "string") return over ? <EmptyValue /> : <Countdown due={value} />;
  if (style === "tag") return isEmpty(value) ? null : <Tag tone={toneOf(optionNamed(field, value)?.color)}>{optionText(value, field)}</Tag>;
  if (style === "note") return isEmpty(value) ? null : <span className={styles.note} title={String(value)}><Icon as={MessageSquareText} size={14} /><span className="visually-hidden">{String(value)}</span></span>;
  if (field.key === "flag" && field.options) {
    const color = FLAGS[optionNamed(field, value)?.color ?? ""];
    return color ? <span title={optionText(value, field)} style={{ color, display: "grid" }}><Icon name="flag" size={14} className="flag-filled" /></span> : null;
  }
  const kind = kindOf(field, value);
  return <kind.Display value={value} field={field} dense />;
}
