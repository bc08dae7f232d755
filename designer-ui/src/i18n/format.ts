/** How numbers, money and times look, the same on every screen: full digits, 分 shown, minus in front. */
import i18next from "i18next";

let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Times are shown in the company's zone, not in the browser's. */
export function showIn(timezone: string): void {
  zone = timezone;
}

const MINUS = "−";

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** Rounds half away from zero on the text itself: a decimal never passes through a float. */
export function fixed(text: string, scale: number): string {
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace(/^[-+]/, "").split(".");
  if (fraction.length <= scale) return `${negative ? "-" : ""}${whole}${scale ? `.${fraction.padEnd(scale, "0")}` : ""}`;
  const all = BigInt(whole + fraction.slice(0, scale)) + (fraction.charCodeAt(scale) >= 53 ? 1n : 0n);
  const digits = all.toString().padStart(scale + 1, "0");
  const cut = digits.length - scale;
  const value = scale ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return negative && /[1-9]/.test(value) ? `-${value}` : value;
}

function plain(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  const text = String(value);
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number.toFixed(8).replace(/\.?0+$/, "") : null;
}

export function money(value: unknown, scale = 2): string {
  const text = plain(value);
  if (text === null) return "";
  const [whole = "0", fraction] = fixed(text, scale).replace("-", "").split(".");
  const negative = fixed(text, scale).startsWith("-");
  return `${negative ? MINUS : ""}${grouped(whole)}${fraction ? `.${fraction}` : ""}`;
}

/** Quantities drop the zeros behind the point that say nothing. */
export function quantity(value: unknown, scale?: number): string {
  const text = plain(value);
  if (text === null) return "";
  const shown = scale === undefined ? text : fixed(text, scale);
  const trimmed = shown.includes(".") ? shown.replace(/\.?0+$/, "") : shown;
  const [whole = "0", fraction] = trimmed.replace(/^[-+]/, "").split(".");
  return `${trimmed.startsWith("-") ? MINUS : ""}${grouped(whole)}${fraction ? `.${fraction}` : ""}`;
}

export function percent(value: unknown, scale = 1): string {
  const text = plain(value);
  if (text === null) return "";
  return `${money(shifted(text, 2), scale)}%`;
}

/** Moves the point `places` to the right without arithmetic on floats. */
export function shifted(text: string, places: number): string {
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace(/^[-+]/, "").split(".");
  const digits = whole + fraction.padEnd(places, "0");
  const cut = whole.length + places;
  const moved = `${digits.slice(0, cut).replace(/^0+(?=\d)/, "")}${digits.length > cut ? `.${digits.slice(cut)}` : ""}`;
  return negative ? `-${moved}` : moved;
}

export function isNegative(value: unknown): boolean {
  return /^-.*[1-9]/.test(String(value ?? ""));
}

/* Times ------------------------------------------------------------------- */
interface Parts { year: string; month: string; day: string; hour: string; minute: string; second: string }

const formatters = new Map<string, Intl.DateTimeFormat>();

export function partsOf(iso: string | Date): Parts | null {
  const date = typeof iso === "string" ? new Date(iso) : iso;
  if (Number.isNaN(date.getTime())) return null;
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
    });
    formatters.set(zone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(date).map((part) => [part.type, part.value])) as unknown as Parts;
}

export function dateTime(iso: unknown): string {
  const parts = typeof iso === "string" && iso ? partsOf(iso) : null;
  return parts ? `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}` : "";
}

function dayOf(iso: string | Date): string {
  const parts = partsOf(iso);
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : "";
}

/** In a dense list the year and, today, the date say nothing: 14:36 · 11-20 14:36 · 2025-11-20. */
export function shortTime(iso: unknown, now: Date = new Date()): string {
  const parts = typeof iso === "string" && iso ? partsOf(iso) : null;
  if (!parts) return "";
  if (dayOf(now) === `${parts.year}-${parts.month}-${parts.day}`) return `${parts.hour}:${parts.minute}`;
  if (partsOf(now)?.year === parts.year) return `${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** 4 小时 31 分, the way people say how long they waited: two units at most. */
export function duration(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const unit = (key: string, n: number) => i18next.t(`common:time.${key}`, { n });
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days) return hours ? `${unit("day", days)} ${unit("hour", hours)}` : unit("day", days);
  if (hours) return rest ? `${unit("hour", hours)} ${unit("minute", rest)}` : unit("hour", hours);
  return rest ? unit("minute", rest) : i18next.t("common:time.lessMinute");
}

export function ago(iso: string, now: Date = new Date()): string {
  const ms = now.getTime() - new Date(iso).getTime();
  if (ms < 60_000) return i18next.t("common:time.now");
  if (ms < 3_600_000) return i18next.t("common:time.minutes", { n: Math.floor(ms / 60_000) });
  const parts = partsOf(iso);
  const time = parts ? `${parts.hour}:${parts.minute}` : "";
  if (dayOf(now) === dayOf(iso)) return i18next.t("common:time.hours", { n: Math.floor(ms / 3_600_000) });
  if (dayOf(new Date(now.getTime() - 86_400_000)) === dayOf(iso)) return i18next.t("common:time.yesterday", { time });
  return shortTime(iso, now);
}

/** When something happened, on a page that tells a story: near by how long ago, else by the clock. */
export function happened(iso: string, now: Date = new Date()): string {
  const ms = now.getTime() - new Date(iso).getTime();
  if (Math.abs(ms) < 60_000 || (ms > 0 && ms < 3_600_000)) return ago(iso, now);
  const parts = partsOf(iso);
  if (parts && dayOf(new Date(now.getTime() - 86_400_000)) === dayOf(iso)) return i18next.t("common:time.yesterday", { time: `${parts.hour}:${parts.minute}` });
  return shortTime(iso, now);
}

export function today(now: Date = new Date()): string {
  return dayOf(now);
}

/** Wall-clock time in the company's zone, as the ISO moment the server stores. */
export function momentOf(wall: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(wall);
  if (!match) return null;
  const utc = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), Number(match[4]), Number(match[5]), Number(match[6] ?? 0));
  const shown = partsOf(new Date(utc));
  if (!shown) return null;
  const offset = Date.UTC(Number(shown.year), Number(shown.month) - 1, Number(shown.day), Number(shown.hour), Number(shown.minute), Number(shown.second)) - utc;
  return new Date(utc - offset).toISOString().replace(".000Z", "Z");
}
