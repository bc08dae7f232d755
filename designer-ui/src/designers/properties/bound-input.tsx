/** A number of any size and sign, or none: what is typed and is no number stays and is told. */
import Input from "antd/es/input/Input";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  value: string | number | null | undefined;
  onChange: (value: string | undefined) => void;
}

const NUMBER = /^-?\d{1,15}(\.\d{1,8})?$/;

export function BoundInput({ label, value, onChange }: Props) {
  const { t } = useTranslation("designers");
  const shown = value === null || value === undefined ? "" : String(value);
  const [text, setText] = useState(shown);
  useEffect(() => { setText(shown); }, [shown]);
  const plain = text.trim().replace(/[,，]/g, "");
  const fits = plain === "" || NUMBER.test(plain);
  const change = (next: string) => {
    setText(next);
    const typed = next.trim().replace(/[,，]/g, "");
    if (typed === "" || NUMBER.test(typed)) onChange(typed || undefined);
  };
  return (
    <span className="dz-boxed">
      <Input className="dz-count" aria-label={label} inputMode="decimal" status={fits ? undefined : "error"} value={text} onChange={(event) => change(event.target.value)} />
      {fits ? null : <span className="dz-error" role="alert">{t("wrong.number")}</span>}
    </span>
  );
}
