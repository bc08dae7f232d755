/** Several messages within a time become one. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

interface Span {
  n: number;
  unit: string;
}

interface Props {
  value: Span | undefined;
  onChange: (value: Span | undefined) => void;
}

const SPANS: Span[] = [{ n: 10, unit: "MIN" }, { n: 30, unit: "MIN" }, { n: 1, unit: "H" }, { n: 1, unit: "D" }];
const idOf = (span: Span) => `${span.n}${span.unit}`;

export function DigestPart({ value, onChange }: Props) {
  const { t } = useTranslation("designers");
  const spans = value && !SPANS.some((span) => idOf(span) === idOf(value)) ? [value, ...SPANS] : SPANS;
  return (
    <label className="fl-block">
      <span>{t("action.digest")}</span>
      <Select aria-label={t("action.digest")} value={value ? idOf(value) : ""} onChange={(id: string) => onChange(spans.find((span) => idOf(span) === id))}
        options={[{ value: "", label: t("action.digestNone") }, ...spans.map((span) => ({ value: idOf(span), label: t("action.digestIn", { span: t(`unit.${span.unit}` as never, { n: span.n }) as string }) }))]} />
    </label>
  );
}
