/** The number of a span of time: typed, or a business setting that people change without coming here. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { newKey } from "@/document/identity";
import { constantOf, isBefore, type SpanNumber, turned } from "@/document/span";
import type { Constant } from "@/document/types";
import { say } from "@/i18n";
import { ConstantValue } from "../condition/constant-value";
import { FormulaInput } from "../condition/formula-input";
import { freshName } from "../words/fresh-name";
import { CountInput } from "./count-input";

export interface Settings {
  constants: Record<string, Constant>;
  onConstant: (key: string, value: string) => void;
  onMake: (constant: Constant, key: string) => void;
}

interface Props extends Settings {
  label: string;
  value: SpanNumber;
  onChange: (n: SpanNumber) => void;
}

const FIXED = "=";
const MAKE = "+";

export function SpanInput({ label, value, constants, onConstant, onMake, onChange }: Props) {
  const { t } = useTranslation("designers");
  const key = constantOf(value);
  const constant = key === undefined ? undefined : constants[key];
  const before = isBefore(value);
  const numbers = Object.entries(constants).filter(([, each]) => each.type === "number");
  const put = (n: SpanNumber) => onChange(turned(n, before));
  const choose = (source: string) => {
    if (source === FIXED) put(Number(constant?.value ?? 1) || 1);
    else if (source !== MAKE) put(`param.${source}`);
    else {
      const made = newKey(Object.keys(constants));
      onMake({ value: String(typeof value === "number" ? Math.abs(value) || 1 : 1), type: "number", min: "0", name: freshName({ zh: label, en: label }, Object.values(constants).map((each) => each.name)) }, made);
      put(`param.${made}`);
    }
  };
  const source = typeof value === "number" ? FIXED : key;
  return (
    <span className="dz-span">
      <Select aria-label={t("span.source", { name: label })} popupMatchSelectWidth={false} value={source ?? "formula"} className={key === undefined ? undefined : "dz-constant-select"} onChange={choose}
        options={[
          { value: FIXED, label: t("span.fixed") },
          ...(source === undefined ? [{ value: "formula", label: t("span.formula") }] : []),
          ...numbers.map(([each, one]) => ({ value: each, label: t("condition.constant", { name: say(one.name) }) })),
          { value: MAKE, label: t("span.make") },
        ]} />
      {typeof value === "number" ? <CountInput label={label} min={1} max={1000} value={Math.abs(value)} onChange={(n) => n && put(n)} />
        : constant && key !== undefined ? <ConstantValue constant={constant} onChange={(next) => onConstant(key, next)} />
        : <FormulaInput label={label} value={value} words={{ fields: new Map(), constants }} onChange={(next) => next && onChange(next)} />}
    </span>
  );
}
