/** An amount in the capitals that Chinese bills carry: 62,000.00 is 陆万贰仟元整. */
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const UNITS = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

function group(digits: string): string {
  let text = "";
  let zero = false;
  [...digits].forEach((digit, index) => {
    if (digit === "0") {
      zero = text !== "" || zero;
      return;
    }
    text += `${zero && text ? "零" : ""}${DIGITS[Number(digit)]}${UNITS[digits.length - 1 - index]}`;
    zero = false;
  });
  return text;
}

function whole(digits: string): string {
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, "0");
  const count = padded.length / 4;
  let text = "";
  let gap = false;
  for (let index = 0; index < count; index++) {
    const part = padded.slice(index * 4, index * 4 + 4);
    if (part === "0000") {
      gap = text !== "";
      continue;
    }
    const head = text && (gap || part.startsWith("0")) ? "零" : "";
    text += `${head}${group(part.replace(/^0+/, ""))}${GROUPS[count - 1 - index]}`;
    gap = false;
  }
  return text;
}

export function rmbCapitals(value: unknown): string {
  const match = /^(-?)0*(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(String(value ?? ""));
  if (!match) return "";
  const [, sign, units = "0", cents = ""] = match;
  const [jiao, fen] = [Number(cents.padEnd(2, "0")[0]), Number(cents.padEnd(2, "0")[1])];
  const yuan = whole(units);
  const negative = sign && (yuan || jiao || fen) ? "负" : "";
  if (!jiao && !fen) return `${negative}${yuan || "零"}元整`;
  const endsRound = units.endsWith("0");
  const head = yuan ? `${yuan}元${(endsRound || !jiao) ? "零" : ""}` : "";
  const jiaoText = jiao ? `${DIGITS[jiao]}角` : "";
  return `${negative}${head}${jiaoText}${fen ? `${DIGITS[fen]}分` : ""}`;
}
