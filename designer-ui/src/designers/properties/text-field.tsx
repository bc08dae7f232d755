/** A name in both languages: the language one works in first, the other one a click away. */
import { Button } from "antd";
import Input from "antd/es/input/Input";
import { Languages } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Text } from "@/document/types";

interface Props {
  label: string;
  value: Text | undefined;
  onChange: (value: Text | undefined) => void;
  optional?: boolean;
}

/** Far more than fits: a text that is pasted is told to be too long, and not cut where nobody looks. */
const LONGEST = 1000;

export function TextField({ label, value, onChange, optional }: Props) {
  const { t, i18n } = useTranslation("designers");
  const id = useId();
  const [both, setBoth] = useState(false);
  const chinese = i18n.language.startsWith("zh");
  const set = (change: Partial<Text>) => {
    const next = { zh: value?.zh ?? "", ...(value?.en ? { en: value.en } : {}), ...change };
    if (!next.en) delete next.en;
    onChange(optional && !next.zh && !next.en ? undefined : next);
  };
  const zh = <Input id={chinese ? id : undefined} aria-label={t("text.zh", { label })} value={value?.zh ?? ""} maxLength={LONGEST} onChange={(event) => set({ zh: event.target.value })} />;
  const en = <Input id={chinese ? undefined : id} aria-label={t("text.en", { label })} value={value?.en ?? ""} maxLength={LONGEST} onChange={(event) => set({ en: event.target.value })} />;
  return (
    <div className="dz-prop">
      <label htmlFor={id}>{label}</label>
      <div className="dz-text">
        <span className="dz-text-line">
          {chinese ? zh : en}
          <Button type="text" size="small" aria-expanded={both} aria-label={t("text.other")} title={t("text.other")} icon={<Languages size={14} />} onClick={() => setBoth(!both)} />
        </span>
        {both ? <span className="dz-text-line dz-text-other">{chinese ? en : zh}<span className="dz-hint">{chinese ? "EN" : "中"}</span></span> : null}
      </div>
    </div>
  );
}
