/** A condition that an action may have: one press adds it, no rows take it away. */
import { Button } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConditionEditor } from "../condition/condition-editor";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  title: string;
  add: string;
  hint?: string;
  value: string | undefined;
  words: Vocabulary;
  onConstant?: (key: string, value: string) => void;
  onChange: (value: string | undefined) => void;
}

export function ConditionPart({ title, add, hint, value, words, onConstant, onChange }: Props) {
  const { t } = useTranslation("designers");
  const [open, setOpen] = useState(value !== undefined);
  if (!open && value === undefined) return <Button size="small" type="link" icon={<Plus size={14} />} onClick={() => setOpen(true)}>{add}</Button>;
  return (
    <div className="fl-block" role="group" aria-label={title}>
      <span>{title}</span>
      <ConditionEditor value={value ?? ""} words={words} label={title} onConstant={onConstant} onChange={(next) => onChange(next || undefined)} />
      {hint ? <p className="dz-hint">{hint}</p> : null}
      <Button size="small" type="text" className="dz-hint dz-start" onClick={() => { setOpen(false); onChange(undefined); }}>{t("action.dropCondition")}</Button>
    </div>
  );
}
