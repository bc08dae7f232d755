/** The options of a choice: add, rename, colour, order, retire. An option in use is retired rather than removed. */
import { Button } from "antd";
import Input from "antd/es/input/Input";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { moveWithin } from "@/document/list";
import { newKey } from "@/document/identity";
import type { Option } from "@/document/types";

interface Props {
  options: Option[];
  onChange: (options: Option[]) => void;
}

/** Words the theme turns into colours, so that they follow light and dark. */
export const COLORS = ["neutral", "accent", "success", "warning", "danger"] as const;
const SHOWN: Record<string, string> = { neutral: "var(--text-4)", accent: "var(--accent)", success: "var(--success-dot)", warning: "var(--warning-dot)", danger: "var(--danger-dot)", red: "var(--danger-dot)", yellow: "var(--warning-dot)", blue: "var(--accent)", green: "var(--success-dot)" };

export function OptionsEditor({ options, onChange }: Props) {
  const { t, i18n } = useTranslation("designers");
  const [colouring, setColouring] = useState<string>();
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  const set = (index: number, changes: Partial<Option>) => onChange(options.map((option, at) => (at === index ? { ...option, ...changes } : option)));
  const add = () => {
    const name = t("option.new", { n: options.length + 1 });
    onChange([...options, { key: newKey(options.map((option) => option.key)), name: { zh: name } }]);
  };
  return (
    <div className="dz-options" role="group" aria-label={t("option.title")}>
      {options.map((option, index) => (
        <div key={option.key} className="dz-option">
          <button type="button" className="dz-swatch" style={{ background: SHOWN[option.color ?? "neutral"] }} aria-label={t("option.color")} aria-expanded={colouring === option.key} onClick={() => setColouring(colouring === option.key ? undefined : option.key)} />
          <Input size="small" aria-label={t("option.name", { n: index + 1 })} value={option.name[language] ?? option.name.zh} onChange={(event) => set(index, { name: { ...option.name, [language]: event.target.value } })} />
          <Button type="text" size="small" disabled={index === 0} aria-label={t("canvas.up")} icon={<ArrowUp size={14} />} onClick={() => onChange(moveWithin(options, index, index - 1))} />
          <Button type="text" size="small" disabled={index === options.length - 1} aria-label={t("canvas.down")} icon={<ArrowDown size={14} />} onClick={() => onChange(moveWithin(options, index, index + 1))} />
          <Button type="text" size="small" disabled={options.length < 2} aria-label={t("option.remove")} icon={<X size={14} />} onClick={() => onChange(options.filter((_, at) => at !== index))} />
          {colouring === option.key ? (
            <div className="dz-swatches">
              {COLORS.map((color) => <button key={color} type="button" className="dz-swatch" style={{ background: SHOWN[color] }} aria-label={t(`color.${color}` as never)} onClick={() => { set(index, { color }); setColouring(undefined); }} />)}
            </div>
          ) : null}
        </div>
      ))}
      <Button size="small" type="link" icon={<Plus size={14} />} onClick={add}>{t("option.add")}</Button>
    </div>
  );
}
