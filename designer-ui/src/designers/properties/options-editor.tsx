/** The options of a choice: add, rename, colour, order, retire. What records hold is better retired than removed. */
import { Button } from "antd";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { moveWithin } from "@/document/list";
import { newKey } from "@/document/identity";
import type { Option } from "@/document/types";
import { Told } from "../problems/told";
import { freshName } from "../words/fresh-name";
import { OptionRow } from "./option-row";

interface Props {
  options: Option[];
  onChange: (options: Option[]) => void;
  /** Asks first where something stands on it. */
  onRemove: (option: Option) => void;
  onRetire: (option: Option, retired: boolean) => void;
}

export function OptionsEditor({ options, onChange, onRemove, onRetire }: Props) {
  const { t } = useTranslation("designers");
  const [fresh, setFresh] = useState<string>();
  const set = (index: number, changes: Partial<Option>) => onChange(options.map((option, at) => (at === index ? { ...option, ...changes } : option)));
  const add = () => {
    const name = freshName({ zh: "新选项", en: "New option" }, options.map((option) => option.name));
    const key = newKey(options.map((option) => option.key));
    setFresh(key);
    onChange([...options, { key, name }]);
  };
  return (
    <div className="dz-options" role="group" aria-label={t("option.title")}>
      {options.map((option, index) => (
        <Told key={option.key} at={`options/${index}`}><OptionRow option={option} fresh={option.key === fresh} label={t("option.name", { n: index + 1 })} first={index === 0} last={index === options.length - 1} removeLabel={t("option.remove")} removable={options.length > 1}
          onChange={(changes) => set(index, changes)} onMove={(by) => onChange(moveWithin(options, index, index + by))} onRemove={() => onRemove(option)} onRetire={(retired) => onRetire(option, retired)} /></Told>
      ))}
      <Button size="small" type="link" icon={<Plus size={14} />} onClick={add}>{t("option.add")}</Button>
    </div>
  );
}
