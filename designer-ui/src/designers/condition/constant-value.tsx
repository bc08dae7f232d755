/** The value of a named constant, changed in place; what it is used for stays as it is. */
import Input from "antd/es/input/Input";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Constant } from "@/document/types";
import { formatNumber, parseNumber } from "../words/format";

interface Props {
  constant: Constant;
  onChange: (value: string) => void;
  id?: string;
  compact?: boolean;
  /** Told with each key that makes it another value, not only when the box is left. */
  live?: boolean;
  /** Told while what is typed is no value. */
  onBad?: (bad: boolean) => void;
}

export function isNumeric(constant: Constant): boolean {
  return constant.type === "money" || constant.type === "number" || constant.type === "percent";
}

/** Which of its bounds a value is beyond, in the words of the page. */
function beyond({ min, max }: Constant, value: string | undefined): { key: "least" | "most" | "between"; min: string; max: string } | undefined {
  if (value === undefined || !((min && Number(value) < Number(min)) || (max && Number(value) > Number(max)))) return undefined;
  return { key: min && max ? "between" : min ? "least" : "most", min: formatNumber(min ?? ""), max: formatNumber(max ?? "") };
}

export function ConstantValue({ constant, onChange, id, compact, live, onBad }: Props) {
  const { t } = useTranslation("designers");
  const numeric = isNumeric(constant);
  const shown = numeric ? formatNumber(constant.value) : constant.value;
  const [text, setText] = useState(shown);
  useEffect(() => { setText(shown); }, [shown]);
  const value = numeric ? parseNumber(text) : text.trim();
  // What was typed stays to be mended; the value is the former one until then.
  const unread = value === undefined || value === "";
  const over = numeric ? beyond(constant, value) : undefined;
  const bad = unread || over !== undefined;
  const told = useRef(onBad);
  useEffect(() => {
    const tell = told.current;
    tell?.(bad);
    return () => tell?.(false);
  }, [bad]);
  const take = () => {
    if (!unread && !over && value !== constant.value) onChange(value);
  };
  const type = (typed: string) => {
    setText(typed);
    const next = numeric ? parseNumber(typed) : typed.trim();
    if (live && next !== undefined && next !== "" && !(numeric && beyond(constant, next))) onChange(next);
  };
  return (
    <span className="dz-boxed">
      <Input
        id={id}
        className={numeric ? "dz-number" : undefined}
        size={compact ? "small" : "middle"}
        aria-label={say(constant.name)}
        status={bad ? "error" : undefined}
        aria-invalid={bad}
        inputMode={numeric ? "decimal" : undefined}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={take}
        onPressEnter={take}
        onKeyDown={(event) => { if (event.key === "Escape") setText(shown); }}
      />
      {unread ? <span className="dz-error" role="alert">{t(numeric ? "constant.number" : "constant.text", { value: shown })}</span> : null}
      {over ? <span className="dz-error" role="alert">{t(`constant.${over.key}`, { ...over, value: shown })}</span> : null}
    </span>
  );
}
