/** Finds a record by code, name, pinyin or barcode: the server searches, applies the field's filter and the person's rights. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { optionsQuery } from "@/api/records";
import type { OptionItem } from "@/api/types";
import { quantity } from "@/i18n/format";
import type { InputProps } from "@/kinds/field-kind";

import { Combo } from "./combo";

interface RecordPickerProps extends Omit<InputProps, "value" | "onChange"> {
  chosen: { id: number; title: string } | null;
  onChoose: (item: OptionItem | null) => void;
  typed?: string;
  label?: string;
}

/** A few values beside the title, such as price or stock: numbers as numbers, the rest as it is. */
function extraOf(item: OptionItem) {
  const values = Object.entries(item.values ?? {}).filter(([, value]) => (typeof value === "string" && value !== "" && value !== item.title) || typeof value === "number");
  return values.length ? values.slice(0, 3).map(([key, value]) => <span key={key}>{/^-?\d+(\.\d+)?$/.test(String(value)) ? quantity(value) : String(value)}</span>) : undefined;
}

export function RecordPicker({ chosen, onChoose, app, form, path, record, bare, ...rest }: RecordPickerProps) {
  const { t } = useTranslation("runtime");
  const [search, setSearch] = useState<string | null>(null);
  const { data, isFetching } = useQuery({ ...optionsQuery(app, form, path, search ?? "", record), enabled: search !== null });
  const items = data ?? [];
  return (
    <Combo
      id={rest.id} items={items.map((item) => ({ id: item.id, title: item.title, subtitle: item.subtitle, extra: extraOf(item) }))} chosen={chosen} onSearch={setSearch} loading={isFetching || search === null}
      onChoose={(picked) => onChoose(picked ? items.find((item) => item.id === picked.id) ?? null : null)} disabled={rest.disabled} invalid={rest.invalid} autoFocus={rest.autoFocus}
      placeholder={rest.placeholder ?? (bare ? t("picker.grid") : undefined)} bare={bare} describedBy={rest.describedBy} clearable={rest.field.required !== "TRUE"} empty={t("picker.none")}
      keys={bare} typed={rest.typed} label={rest.label}
    />
  );
}
