/** A number typed as text: full-width digits and thousands marks are understood, nothing passes through a float. */
import { useState } from "react";
import { flushSync } from "react-dom";

import { TextBox } from "@/parts/text-box";

import type { InputProps } from "../field-kind";

const WIDE = "０１２３４５６７８９．，－";
const NARROW = "0123456789.,-";

/** "１，２３４．５０", "¥1,234.5" and "1.2万" as a decimal string; undefined when it is no number. */
export function readDecimal(typed: string): string | null | undefined {
  const narrow = [...typed.trim()].map((letter) => (WIDE.includes(letter) ? NARROW[WIDE.indexOf(letter)]! : letter)).join("");
  const plain = narrow.replace(/[¥￥$,\s]/g, "").replace("−", "-");
  if (plain === "") return null;
  const wan = /^(-?\d*\.?\d+)万$/.exec(plain);
  if (wan?.[1]) return movePoint(wan[1], 4);
  const percent = /^(-?\d*\.?\d+)%$/.exec(plain);
  if (percent?.[1]) return movePoint(percent[1], -2);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return tidy(plain);
}

/** Whether a kept text is a number; a sign alone is the beginning of one. */
export function readsDecimal(value: string): boolean {
  return readDecimal(value) !== undefined || /^[-+−－.¥￥$\s]+$/.test(value);
}

function tidy(plain: string): string {
  const sign = plain.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = plain.replace(/^[-+]/, "").split(".");
  return `${sign}${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction ? `.${fraction}` : ""}`;
}

export function movePoint(plain: string, places: number): string {
  const sign = plain.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = plain.replace(/^[-+]/, "").split(".");
  const digits = whole + fraction;
  const cut = whole.length + places;
  const padded = cut < 0 ? "0".repeat(-cut) + digits : digits.padEnd(cut, "0");
  const at = Math.max(cut, 0);
  return tidy(`${sign}${padded.slice(0, at) || "0"}.${padded.slice(at)}`.replace(/\.?0*$/, (rest) => (rest.startsWith(".") ? "" : rest)));
}

interface DecimalInputProps extends InputProps {
  show: (value: string) => string;
  prefix?: string;
  suffix?: string;
}

export function DecimalInput({ id, value, onChange, disabled, invalid, autoFocus, placeholder, describedBy, show, prefix, suffix }: DecimalInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const kept = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const wrong = readDecimal(typing ?? kept) === undefined;
  return (
    <TextBox
      id={id} inputMode="decimal" disabled={disabled} autoFocus={autoFocus} placeholder={placeholder} prefix={prefix} suffix={suffix} autoComplete="off"
      value={typing ?? (readDecimal(kept) === undefined ? kept : kept && show(kept))} invalid={invalid || wrong} aria-describedby={describedBy} right
      onFocus={(event) => {
        const box = event.target;
        // At once, so that what is typed next replaces the number; a mouse sets its caret after that, and only then once more.
        flushSync(() => setTyping(kept));
        box.select();
        requestAnimationFrame(() => { if (box.value === kept) box.select(); });
      }}
      onChange={(text) => {
        setTyping(text);
        const read = readDecimal(text);
        onChange(read === undefined ? text : read);
      }}
      onBlur={() => setTyping(null)}
    />
  );
}
