/** One option of a choice or one state: its colour, its name in both languages, its place among the others. */
import { Button, Checkbox } from "antd";
import Input from "antd/es/input/Input";
import { ArrowDown, ArrowUp, Ellipsis, Languages, X } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Text } from "@/document/types";

interface Named {
  name: Text;
  color?: string;
  disabled?: boolean;
}

interface Props {
  option: Named;
  /** Just added: its name is marked, so that the next thing typed is the name. */
  fresh?: boolean;
  label: string;
  first: boolean;
  last: boolean;
  removeLabel: string;
  removable: boolean;
  /** What else there is to say, beside the name in the other language. */
  more?: ReactNode;
  onChange: (changes: Partial<Named>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** Options may be retired: they keep their name and are no longer offered. */
  onRetire?: (retired: boolean) => void;
}

/** Words the theme turns into colours, so that they follow light and dark. */
const COLORS = ["neutral", "accent", "success", "warning", "danger"] as const;
const SHOWN: Record<string, string> = { neutral: "var(--text-4)", accent: "var(--accent)", success: "var(--success-dot)", warning: "var(--warning-dot)", danger: "var(--danger-dot)", red: "var(--danger-dot)", yellow: "var(--warning-dot)", blue: "var(--accent)", green: "var(--success-dot)" };

export function OptionRow({ option, fresh, label, first, last, removeLabel, removable, more, onChange, onMove, onRemove, onRetire }: Props) {
  const { t, i18n } = useTranslation("designers");
  const [open, setOpen] = useState<"color" | "more">();
  const toggle = (part: "color" | "more") => setOpen(open === part ? undefined : part);
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  const other = language === "zh" ? "en" : "zh";
  const rename = (text: string, which: keyof Text) => {
    const name = { ...option.name, [which]: text };
    if (!name.en) delete name.en;
    onChange({ name });
  };
  return (
    <div className="dz-option" data-retired={option.disabled || undefined}>
      <button type="button" className="dz-swatch" style={{ background: SHOWN[option.color ?? "neutral"] }} aria-label={t("option.color")} aria-expanded={open === "color"} onClick={() => toggle("color")} />
      <Input size="small" aria-label={label} autoFocus={fresh} onFocus={fresh ? (event) => event.target.select() : undefined} maxLength={1000} value={option.name[language] ?? option.name.zh} onChange={(event) => rename(event.target.value, language)} />
      <Button type="text" size="small" aria-expanded={open === "more"} aria-label={t(more || onRetire ? "option.more" : "text.other")} title={t(more || onRetire ? "option.more" : "text.other")} icon={more || onRetire ? <Ellipsis size={14} /> : <Languages size={14} />} onClick={() => toggle("more")} />
      <Button type="text" size="small" disabled={first} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => onMove(-1)} />
      <Button type="text" size="small" disabled={last} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => onMove(1)} />
      <Button type="text" size="small" disabled={!removable} aria-label={removeLabel} icon={<X size={14} />} onClick={onRemove} />
      {open === "color" ? (
        <div className="dz-swatches">
          {COLORS.map((color) => <button key={color} type="button" className="dz-swatch" style={{ background: SHOWN[color] }} aria-label={t(`color.${color}`)} onClick={() => { onChange({ color }); setOpen(undefined); }} />)}
        </div>
      ) : null}
      {open === "more" ? (
        <div className="dz-swatches">
          {more}
          {onRetire ? <Checkbox checked={option.disabled ?? false} onChange={(event) => onRetire(event.target.checked)}>{t("option.retired")}</Checkbox> : null}
          <Input size="small" aria-label={t(`text.${other}`, { label })} maxLength={1000} value={option.name[other] ?? ""} suffix={<span className="dz-hint">{other === "zh" ? "中" : "EN"}</span>} onChange={(event) => rename(event.target.value, other)} />
        </div>
      ) : null}
    </div>
  );
}
