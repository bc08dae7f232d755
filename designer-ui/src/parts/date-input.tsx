/** The calendar: loaded when the first date is edited. Times are the company's wall clock. What is no day stays as it was typed. */
import { DatePicker } from "antd";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import { Calendar } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { dateTime, momentOf } from "@/i18n/format";
import type { InputProps } from "@/kinds/field-kind";
import { readDate } from "@/kinds/fields/date";
import { kindNamed } from "@/kinds/registry";

import { Icon } from "./icon";
import { TextBox } from "./text-box";

dayjs.extend(customParseFormat);

const FORMAT = { date: "YYYY-MM-DD", time: "YYYY-MM-DD HH:mm" };
const DAYS = [FORMAT.date, "YYYY/M/D", "YYYYMMDD", "M-D"];

/** A text that is no day: the calendar takes no letters, so that it is mended in a box. */
function kept(value: unknown): string | null {
  return typeof value === "string" && readDate(value) === undefined ? value : null;
}

export default function DateInput({ id, value, field, onChange, disabled, invalid, autoFocus, placeholder, describedBy, withTime = false }: InputProps & { withTime?: boolean }) {
  const { t } = useTranslation("runtime");
  const [own, setOwn] = useState<string | null>(null);
  const typing = own ?? kept(value);
  useEffect(() => { if (kept(value) === null) setOwn((text) => (text !== null && readDate(text) === undefined ? null : text)); }, [value]);
  const read = (text: string) => kindNamed(withTime ? "datetime" : "date").parse(text, field);
  const take = (text: string) => {
    const found = read(text);
    onChange(found === undefined ? text : found);
    return found === undefined;
  };
  if (typing !== null) {
    const wrong = read(typing) === undefined;
    return (
      <TextBox
        id={id} value={typing} disabled={disabled} invalid={invalid || wrong} placeholder={placeholder} aria-describedby={describedBy} autoComplete="off" title={wrong ? t(`form.unread.${withTime ? "datetime" : "date"}`) : undefined}
        onChange={(text) => { setOwn(text); take(text); }} onBlur={() => { if (!wrong) setOwn(null); }}
      />
    );
  }
  const shown = typeof value === "string" && value ? (withTime ? dateTime(value) : value.slice(0, 10)) : "";
  const formats = withTime ? [FORMAT.time, FORMAT.date] : DAYS;
  return (
    <DatePicker
      id={id} value={shown ? dayjs(shown, withTime ? FORMAT.time : FORMAT.date) : null} format={formats}
      showTime={withTime ? { format: "HH:mm" } : false} disabled={disabled} autoFocus={autoFocus} placeholder={placeholder ?? ""} status={invalid ? "error" : undefined}
      suffixIcon={<Icon as={Calendar} size={14} />} style={{ width: "100%" }} aria-describedby={describedBy}
      onChange={(day) => onChange(!day ? null : withTime ? momentOf(day.format(FORMAT.time)) : day.format(FORMAT.date))}
      onBlur={(event) => {
        const text = (event.target as HTMLInputElement).value.trim();
        if (text && text !== shown && !dayjs(text, formats, true).isValid() && take(text)) setOwn(text);
      }}
    />
  );
}
