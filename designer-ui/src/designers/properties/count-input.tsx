/** A whole number within bounds, or nothing. Kept as typed until the field is left. */
import Input from "antd/es/input/Input";
import { useEffect, useState } from "react";

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
  const [text, setText] = useState(shown);
  useEffect(() => { setText(shown); }, [shown]);
  const number = /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
  const fits = text.trim() === "" || (number !== undefined && number >= min && number <= max);
  const take = () => {
    if (!fits) setText(shown);
    else if (number !== (value ?? undefined)) onChange(number);
  };
  return (
    <Input className="dz-count" size={small ? "small" : "middle"} aria-label={label} inputMode="numeric" status={fits ? undefined : "error"} placeholder={placeholder} suffix={suffix} value={text}
      onChange={(event) => setText(event.target.value)} onBlur={take} onPressEnter={take} />
  );
}
