import { money } from "@/i18n/format";

/** Adds decimal texts exactly, by whole 分; null when there is nothing to add. */
export function addUp(values: unknown[]): string | null {
  const texts = values.filter((value): value is string => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
  if (texts.length === 0) return null;
  let cents = 0n;
  for (const text of texts) {
    const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
    const part = BigInt(whole + fraction.padEnd(2, "0").slice(0, 2));
    cents += text.startsWith("-") ? -part : part;
  }
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return money(`${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
