/** Numbers as people write them; decimals stay text on the way, so nothing is rounded. */

export function formatNumber(value: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.trim());
  if (!match) return value;
  const [, sign = "", whole = "", fraction = ""] = match;
  const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = fraction.replace(/0+$/, "");
  return `${sign ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

export function parseNumber(text: string): string | undefined {
  const plain = text.replace(/[,，\s]/g, "").replace(/^[−－]/, "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}
