/** Adds decimal texts exactly, in as many places as the longest has; null when there is nothing to add. */
export function addUp(values: unknown[]): string | null {
  const texts = values.filter((value): value is string => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
  if (texts.length === 0) return null;
  const places = Math.max(...texts.map((text) => text.split(".")[1]?.length ?? 0));
  let sum = 0n;
  for (const text of texts) {
    const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
    const part = BigInt(whole + fraction.padEnd(places, "0"));
    sum += text.startsWith("-") ? -part : part;
  }
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${sum < 0n ? "-" : ""}${whole}${places ? `.${digits.slice(-places)}` : ""}`;
}
