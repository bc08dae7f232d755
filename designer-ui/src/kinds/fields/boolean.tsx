import i18next from "i18next";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { lazyPart } from "@/parts/lazy-part";

import type { DisplayProps, FieldKind, InputProps } from "../field-kind";
import { EmptyValue } from "./empty-value";

const Tick = lazyPart(() => import("@/parts/tick"));

function Display({ value, dense }: DisplayProps) {
  const { t } = useTranslation();
  if (value === true) return <span>{t("yes")}</span>;
  return dense || value !== false ? <EmptyValue /> : <span>{t("no")}</span>;
}

function BooleanInput({ id, value, onChange, disabled, describedBy }: InputProps) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<span style={{ display: "block", height: 32 }} />}>
      <Tick id={id} checked={value === true} disabled={disabled} onChange={(event) => onChange(event.target.checked)} aria-describedby={describedBy} style={{ height: 32, alignItems: "center" }}>
        {value === true ? t("yes") : t("no")}
      </Tick>
    </Suspense>
  );
}

const YES = new Set(["是", "true", "yes", "y", "1", "√", "TRUE"]);
const NO = new Set(["否", "false", "no", "n", "0", "", "FALSE"]);

/** Yes or no. */
export const boolean: FieldKind = {
  name: "boolean", align: "left", width: 80, filter: "boolean", typed: true, Display, Input: BooleanInput,
  text: (value) => (value === true ? i18next.t("common:yes") : value === false ? i18next.t("common:no") : ""),
  parse: (cell) => (YES.has(cell.trim().toLowerCase()) ? true : NO.has(cell.trim().toLowerCase()) ? false : undefined),
  wire: (value) => value === true,
};
