/** The calendar: loaded when the first date is edited. Times are the company's wall clock. */
import { DatePicker } from "antd";
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import { Calendar } from "lucide-react";

import { dateTime, momentOf } from "@/i18n/format";
import type { InputProps } from "@/kinds/field-kind";

import { Icon } from "./icon";

dayjs.extend(customParseFormat);

const FORMAT = { date: "YYYY-MM-DD", time: "YYYY-MM-DD HH:mm" };

export default function DateInput({ id, value, onChange, disabled, invalid, autoFocus, placeholder, describedBy, withTime = false }: InputProps & { withTime?: boolean }) {
  const shown = typeof value === "string" && value ? (withTime ? dateTime(value) : value.slice(0, 10)) : "";
  return (
    <DatePicker
      id={id} value={shown ? dayjs(shown, withTime ? FORMAT.time : FORMAT.date) : null} format={withTime ? [FORMAT.time, FORMAT.date] : [FORMAT.date, "YYYY/M/D", "YYYYMMDD", "M-D"]}
      showTime={withTime ? { format: "HH:mm" } : false} disabled={disabled} autoFocus={autoFocus} placeholder={placeholder ?? ""} status={invalid ? "error" : undefined}
      suffixIcon={<Icon as={Calendar} size={14} />} style={{ width: "100%" }} aria-describedby={describedBy}
      onChange={(day) => onChange(!day ? null : withTime ? momentOf(day.format(FORMAT.time)) : day.format(FORMAT.date))}
    />
  );
}
