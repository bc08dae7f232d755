/** A value of a result as people read it. */
import i18next from "i18next";

export function cellText(value: unknown, type: string | undefined): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "object") return String((value as { title?: string; name?: string }).title ?? (value as { name?: string }).name ?? "—");
  const text = String(value);
  if (type === "percent") return `${(parseFloat(text) * 100).toFixed(1)}%`;
  if (type === "money") return grouped(text, 2);
  if (type === "number") return grouped(text, 0);
  if (type === "bool" || typeof value === "boolean") return i18next.t(text === "true" ? "common:yes" : "common:no");
  return text;
}

/** Digit groups on the text itself, so that no amount passes through a float. */
function grouped(text: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  const decimals = places ? `.${fraction.padEnd(places, "0").slice(0, Math.max(places, 2))}` : fraction.replace(/0+$/, "") ? `.${fraction.replace(/0+$/, "")}` : "";
  return `${sign ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${decimals}`;
}
