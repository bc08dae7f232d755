/** A fixed date to compare with; the calendar is fetched with the first one. */
import { DatePicker } from "antd";
import dayjs from "dayjs";

export default function DateValue({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return <DatePicker size="small" aria-label={label} value={value ? dayjs(value) : null} onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : "")} />;
}
