/** DATEFORMAT: a date written by a pattern of letters; other characters stand for themselves. */
import { clockOf, dateText, parts, type Day } from "../calendar";
import type { Context } from "../context";

const TOKEN = /'[^']*'|yyyy|yy|MM?|dd?|HH?|hh?|mm?|ss?|EEEE|E|Q|a|Y{4}|D{2}/g;
const WEEKDAYS = "一二三四五六日";

/** `yyyy-MM-dd HH:mm:ss`, `M月d日 EEEE`; text in single quotes is kept as it is. */
export function dateFormat(context: Context, value: Day, pattern: string): string {
  const clock = clockOf(context, value);
  const [year, month, day] = parts(dateText(clock.day));
  const second = Math.floor(clock.time / 1_000_000);
  const hour = Math.floor(second / 3600);
  const numbers: Record<string, number> = {
    M: month, d: day, D: day, H: hour, h: hour % 12 || 12, m: Math.floor(second / 60) % 60, s: second % 60,
  };
  return pattern.replace(TOKEN, (token) => {
    if (token.startsWith("'")) return token.slice(1, -1);
    if (token === "yyyy" || token === "YYYY") return String(year).padStart(4, "0");
    if (token === "yy") return String(year % 100).padStart(2, "0");
    if (token.startsWith("E")) return (token === "EEEE" ? "星期" : "周") + WEEKDAYS[(((clock.day + 3) % 7) + 7) % 7];
    if (token === "Q") return String(Math.floor((month + 2) / 3));
    if (token === "a") return hour < 12 ? "上午" : "下午";
    return String(numbers[token.charAt(0)] ?? "").padStart(token.length, "0");
  });
}
