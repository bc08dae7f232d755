import { TextBox } from "@/parts/text-box";

import type { FieldKind, InputProps } from "../field-kind";
import { text } from "./text";

function TimeInput({ id, value, onChange, disabled, invalid, describedBy, autoFocus }: InputProps) {
  return <TextBox id={id} type="time" value={typeof value === "string" ? value : ""} disabled={disabled} invalid={invalid} autoFocus={autoFocus} aria-describedby={describedBy} onChange={(typed) => onChange(typed.slice(0, 5) || null)} />;
}

/** 9:30, 9点半 and 下午3点05分 as 09:30 and 15:05. */
export function readTime(cell: string): string | null | undefined {
  const typed = cell.trim();
  if (!typed) return null;
  const found = /^(上午|下午|晚上)?\s*(\d{1,2})\s*[:：点]\s*(\d{1,2}|半)?\s*分?(?::\d\d)?\s*(am|pm)?$/i.exec(typed);
  if (!found) return undefined;
  const late = found[1] === "下午" || found[1] === "晚上" || found[4]?.toLowerCase() === "pm";
  const hour = Number(found[2]) + (late && Number(found[2]) < 12 ? 12 : 0);
  const minute = found[3] === "半" ? 30 : Number(found[3] ?? 0);
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : undefined;
}

/** A time of the day. */
export const time: FieldKind = { ...text, name: "time", width: 80, filter: "time", Input: TimeInput, parse: readTime };
