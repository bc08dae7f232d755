import { useTranslation } from "react-i18next";

import { type DisplayProps, type FieldKind, isEmpty } from "../field-kind";
import { EmptyValue } from "./empty-value";

function Display({ value }: DisplayProps) {
  const { t } = useTranslation("runtime");
  if (isEmpty(value)) return <EmptyValue />;
  return <span className="muted">{t("lines.count", { count: (value as unknown[]).length })}</span>;
}

/** Line items: drawn by the record page and the line grid; a list only says how many there are. */
export const subtable: FieldKind = {
  name: "subtable", align: "left", width: 80, filter: "none", typed: false, Display, Input: () => null,
  text: (value) => (Array.isArray(value) ? String(value.length) : ""), parse: () => undefined, wire: (value) => value ?? [],
};
