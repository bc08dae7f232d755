/** A whole number within bounds, or nothing. What does not fit stays as typed and is told; it changes nothing. */
import Input from "antd/es/input/Input";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  value: number | null | undefined;
  min?: number;
  max?: number;
  placeholder?: string;
  suffix?: string;
  small?: boolean;
  onChange: (value: number | undefined) => void;
}

export function CountInput({ label, value, min = 0, max = 1_000_000, placeholder, suffix, small = false, onChange }: Props) {
  const shown = value === null || value === undefined ? "" : String(value);
  const { t } = useTranslation("designers");
  const [text, setText] = useState(shown);
  useEffect(() => { setText(shown); }, [shown]);
  const number = /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
  const fits = text.trim() === "" || (number !== undefined && number >= min && number <= max);
  const take = () => {
    if (fits && number !== (value ?? undefined)) onChange(number);
  };
  return (
    <span className="dz-boxed">
    <Input className="dz-count" size={small ? "small" : "middle"} aria-label={label} inputMode="numeric" status={fits ? undefined : "error"} placeholder={placeholder} suffix={suffix} value={text}
      onChange={(event) => setText(event.target.value)} onBlur={take} onPressEnter={take} />
    {fits ? null : <span className="dz-error" role="alert">{t("wrong.count", { min, max })}</span>}
    </span>
  );
}
