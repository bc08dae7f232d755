/** Options of a kind, drawn from the JSON Schema by which the engine describes it: a new kind needs no screen of its own. */
import { Select } from "antd";
import Input from "antd/es/input/Input";
import { useTranslation } from "react-i18next";

import type { Options } from "@/document/types";
import { Told } from "../problems/told";
import { CountInput } from "./count-input";
import { BoundInput } from "./bound-input";
import type { JsonSchema } from "../api/kinds";

interface Props {
  schema: JsonSchema | undefined;
  value: Options;
  /** Options that have an editor of their own. */
  skip: ReadonlySet<string>;
  onChange: (changes: Options) => void;
}

export function SchemaProperties({ schema, value, skip, onChange }: Props) {
  const entries = Object.entries(schema?.properties ?? {}).filter(([key]) => !skip.has(key));
  return entries.map(([key, raw]) => <Property key={key} name={key} schema={resolve(raw, schema)} value={value[key]} onChange={(next) => onChange({ [key]: next })} />);
}

/** `anyOf: [X, null]` is an optional X; a `$ref` stands in the schema's own definitions. */
function resolve(raw: JsonSchema, root: JsonSchema | undefined): JsonSchema {
  const name = raw.$ref?.split("/").at(-1);
  if (name) return { ...root?.$defs?.[name], ...raw, $ref: undefined };
  const options = raw.anyOf?.filter((each) => each.type !== "null");
  const [only] = options ?? [];
  return options?.length === 1 && only ? { ...raw, ...resolve(only, root), anyOf: undefined } : raw;
}

/** Decimals travel as numbers or as texts of digits. */
function isDecimal(schema: JsonSchema): boolean {
  const types = new Set(schema.anyOf?.map((each) => each.type));
  return types.has("number") && types.has("string");
}

interface PropertyProps {
  name: string;
  schema: JsonSchema;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Property({ name, schema, value, onChange }: PropertyProps) {
  const { t, i18n } = useTranslation("designers");
  const known = i18n.exists(`designers:option.of.${name}`);
  if (!known) return null;
  const label = t(`option.of.${name}` as never) as string;
  const control = controlFor({ name, schema, value: value ?? schema.default, onChange }, label, t);
  return control ? (
    <Told at={name}>
      <div className="dz-prop">
        <span>{label}</span>
        {control}
      </div>
      {i18n.exists(`designers:option.hint.${name}`) ? <p className="dz-hint">{t(`option.hint.${name}` as never)}</p> : null}
    </Told>
  ) : null;
}

function controlFor({ name, schema, value, onChange }: PropertyProps, label: string, t: ReturnType<typeof useTranslation<"designers">>["t"]) {
  if (schema.enum) {
    const options = schema.enum.filter((each) => each !== null).map((each) => ({ value: String(each), label: t(`option.value.${name}.${String(each)}` as never, { defaultValue: String(each) }) as string }));
    return <Select aria-label={label} value={value as string} options={options} onChange={onChange} />;
  }
  if (schema.type === "boolean") return <input type="checkbox" className="dz-check" aria-label={label} checked={value === true} onChange={(event) => onChange(event.target.checked)} />;
  if (schema.type === "integer" || schema.type === "number") {
    return <CountInput label={label} value={value as number | null} min={schema.minimum} max={schema.maximum} onChange={onChange} />;
  }
  if (isDecimal(schema)) return <BoundInput label={label} value={value as string | number | null | undefined} onChange={onChange} />;
  if (schema.type === "string") return <Input aria-label={label} value={(value as string | undefined) ?? ""} onChange={(event) => onChange(event.target.value || undefined)} />;
  return null;
}
