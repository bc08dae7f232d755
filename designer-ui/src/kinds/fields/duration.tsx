import i18next from "i18next";

import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";
import { later } from "./later";
import { text } from "./text";

const UNITS: [string, number][] = [["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
const SECONDS: Record<string, number> = { 天: 86_400, 日: 86_400, d: 86_400, 小时: 3600, 时: 3600, h: 3600, 分钟: 60, 分: 60, min: 60, m: 60, 秒: 1, s: 1 };
const PART = /(\d+(?:\.\d+)?)\s*(天|日|d|小时|时|h|分钟|分|min|m|秒|s)/gi;

/** 5400 seconds are 1 小时 30 分. */
function said(value: unknown): string {
  if (isEmpty(value)) return "";
  let rest = Math.round(Number(value));
  const words = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count ? [i18next.t(`common:time.${unit}`, { n: count })] : [];
  });
  return words.join(" ") || i18next.t("common:time.minute", { n: 0 });
}

/** 1:30, 1小时30分, 1.5h; a bare number is minutes. */
function read(cell: string): string | null | undefined {
  const typed = cell.trim();
  if (!typed) return null;
  const clock = /^(\d{1,6}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(typed);
  if (clock) return String(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  const plain = /^\d+(\.\d+)?$/.test(typed) ? `${typed}m` : typed;
  if (plain.replace(PART, "").trim()) return undefined;
  const total = [...plain.matchAll(PART)].reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit!.toLowerCase()]!, 0);
  return String(Math.round(total));
}

function Display({ value }: DisplayProps) {
  return isEmpty(value) ? <EmptyValue /> : <span>{said(value)}</span>;
}

/** How long something takes. */
export const duration: FieldKind = {
  ...text, name: "duration", width: 120, filter: "number", Display, Input: later(() => import("@/parts/read-box")), text: said, parse: read, wire: (value) => value ?? null,
};
