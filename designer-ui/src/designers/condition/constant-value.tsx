/** The value of a named constant, changed in place; what it is used for stays as it is. */
import Input from "antd/es/input/Input";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { Constant } from "@/document/types";
import { formatNumber, parseNumber } from "../words/format";

interface Props {
  constant: Constant;
  onChange: (value: string) => void;
  id?: string;
  compact?: boolean;
}

export function isNumeric(constant: Constant): boolean {
  return constant.type === "money" || constant.type === "number" || constant.type === "percent";
}

export function ConstantValue({ constant, onChange, id, compact }: Props) {
  const { t } = useTranslation("designers");
  const numeric = isNumeric(constant);
  const shown = numeric ? formatNumber(constant.value) : constant.value;
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const value = numeric ? parseNumber(text) : text.trim();
  const bad = value === undefined || value === "";
  const take = () => {
    if (bad) setText(shown);
    else if (value !== constant.value) onChange(value);
  };
  return (
    <Input
      id={id}
      className={numeric ? "dz-number" : undefined}
      size={compact ? "small" : "middle"}
      aria-label={say(constant.name)}
      status={bad ? "error" : undefined}
      title={bad ? t("constant.number") : undefined}
      inputMode={numeric ? "decimal" : undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  );
}
