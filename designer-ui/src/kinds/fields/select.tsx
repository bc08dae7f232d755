import { say } from "@/i18n";
import { Choices } from "@/parts/choices";
import { Combo } from "@/parts/combo";

import type { FieldKind, InputProps } from "../field-kind";
import { labelOf } from "../fields-of";
import { OptionDisplay, optionsOf, optionText } from "./option-display";

const FEW = 9;

function SelectInput({ id, value, field, onChange, disabled, invalid, autoFocus, placeholder, bare, describedBy, onDone, spread }: InputProps) {
  const items = optionsOf(field).filter((option) => !option.disabled || option.key === value).map((option) => ({ id: option.key, title: say(option.name) }));
  if ((spread || (field["expanded"] === true && !bare)) && items.length <= FEW) {
    const chosen = items.some((item) => item.id === value) ? String(value) : null;
    return <Choices id={id} label={labelOf(field)} items={items} chosen={chosen} onChoose={onChange} disabled={disabled} invalid={invalid} autoFocus={autoFocus} describedBy={describedBy} />;
  }
  return (
    <Combo
      id={id} items={items} chosen={items.find((item) => item.id === value) ?? null} onChoose={(item) => { onChange(item?.id ?? null); onDone?.(); }}
      disabled={disabled} invalid={invalid} autoFocus={autoFocus} placeholder={placeholder} bare={bare} describedBy={describedBy} clearable={field.required !== "TRUE"}
    />
  );
}

/** One of a fixed set. */
export const select: FieldKind = {
  name: "select", align: "left", width: 110, filter: "option", typed: true, Display: OptionDisplay, Input: SelectInput, text: optionText,
  parse: (cell, field) => {
    const wanted = cell.trim();
    if (!wanted) return null;
    return optionsOf(field).find((option) => option.key === wanted || option.name.zh === wanted || option.name.en === wanted)?.key;
  },
  wire: (value) => value ?? null,
};
