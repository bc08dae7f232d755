/** Finds a record by code, name, pinyin or barcode: the server searches, applies the field's filter and the person's rights. */
import { useQuery } from "@tanstack/react-query";
import { useContext, useState } from "react";
import { useTranslation } from "react-i18next";

import { formQuery } from "@/api/queries";
import { optionsQuery } from "@/api/records";
import type { FieldDocument, OptionItem } from "@/api/types";
import { type InputProps, isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { useMe } from "@/shell/session";

import { Combo } from "./combo";
import { Drafted } from "./drafted";

interface RecordPickerProps extends Omit<InputProps, "value" | "onChange"> {
  chosen: { id: number; title: string } | null;
  onChoose: (item: OptionItem | null) => void;
  typed?: string;
  label?: string;
}

const SHOWN = 2;

/** The amounts and numbers that help to choose, such as price or stock; names, codes and phones are not repeated. */
function extraOf(item: OptionItem, fields: FieldDocument[]) {
  const telling = fields.filter((field) => ["money", "formula"].includes(field.type) && !isEmpty(item.values?.[field.key])).slice(0, SHOWN);
  return telling.length ? telling.map((field) => <span key={field.key}><small>{labelOf(field)}</small> {kindOf(field).text(item.values?.[field.key], field)}</span>) : undefined;
}

export function RecordPicker({ chosen, onChoose, app, form, path, record, bare, ...rest }: RecordPickerProps) {
  const { t } = useTranslation("runtime");
  const [search, setSearch] = useState<string | null>(null);
  const { data, isFetching, error } = useQuery({ ...optionsQuery(app, form, path, search ?? "", record, useContext(Drafted)), enabled: search !== null });
  const { rights } = useMe();
  const target = rest.field.to ?? "";
  const known = useQuery({ ...formQuery(app, target), enabled: search !== null && Boolean(rights.forms[target]?.read), retry: false });
  const items = data ?? [];
  return (
    <Combo
      id={rest.id} items={items.map((item) => ({ id: item.id, title: item.title, subtitle: item.subtitle, extra: extraOf(item, known.data?.document.fields ?? []) }))} chosen={chosen} onSearch={setSearch} loading={isFetching || search === null}
      onChoose={(picked) => onChoose(picked ? items.find((item) => item.id === picked.id) ?? null : null)} disabled={rest.disabled} invalid={rest.invalid} autoFocus={rest.autoFocus}
      placeholder={rest.placeholder} bare={bare} describedBy={rest.describedBy} clearable={rest.field.required !== "TRUE"} empty={error?.message ?? t("picker.none")}
      keys={bare} typed={rest.typed} label={rest.label}
    />
  );
}
