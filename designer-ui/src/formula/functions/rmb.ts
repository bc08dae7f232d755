/** Amounts in Chinese capitals, as written on vouchers. */
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

function group(number: number): string {
  let [result, gap] = ["", false];
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      gap = result !== "";
      continue;
    }
    result += (gap ? "零" : "") + DIGITS[digit] + PLACES[place];
    gap = false;
  }
  return result;
}

function unit(at: number, groups: number[]): string {
  return at === 3 && groups[2] ? "万" : (GROUPS[at] ?? "");
}

function whole(number: bigint): string {
  const groups: number[] = [];
  for (let rest = number; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n));
  let [result, gap] = ["", false];
  for (let at = groups.length - 1; at >= 0; at--) {
    const value = groups[at] ?? 0;
    if (value === 0) {
      gap = result !== "";
      continue;
    }
    if (result && (gap || value < 1000)) result += "零";
    result += group(value) + unit(at, groups);
    gap = false;
  }
  return result;
}

/** "1409.5" is 壹仟肆佰零玖元伍角; null for what is no amount in cents, and from ten thousand trillion on. */
export function capitals(amount: string): string | null {
  const match = /^(-?)0*(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount);
  if (!match) return null;
  const [, minus, units = "0", rest = ""] = match;
  const cents = BigInt(units) * 100n + BigInt(rest.padEnd(2, "0"));
  if (cents === 0n) return "零元整";
  const [yuan, jiao, fen] = [cents / 100n, Number((cents / 10n) % 10n), Number(cents % 10n)];
  const sign = minus ? "负" : "";
  const head = yuan > 0n ? `${whole(yuan)}元` : "";
  if (jiao === 0 && fen === 0) return `${sign}${head}整`;
  const gap = yuan > 0n && (jiao === 0 || yuan % 10n === 0n) ? "零" : "";
  const tail = gap + (jiao ? `${DIGITS[jiao]}角` : "");
  return `${sign}${head}${tail}${fen ? `${DIGITS[fen]}分` : ""}`;
}
