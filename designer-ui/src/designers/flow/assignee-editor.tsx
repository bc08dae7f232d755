/** Who: choices first, then what the choice needs. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FormDocument, Options } from "@/document/types";
import type { KindInfo } from "../api/kinds";
import { labelOf } from "../words/field-choice";
import type { Names } from "./node-words";

interface Props {
  label: string;
  kinds: KindInfo[];
  value: Options | undefined;
  names: Names;
  onChange: (value: Options) => void;
}

export function AssigneeEditor({ label, kinds, value, names, onChange }: Props) {
  const { t } = useTranslation("designers");
  const kind = String(value?.kind ?? "role");
  const choose = (next: string) => next !== kind && onChange(fresh(next, names));
  return (
    <div className="fl-block">
      <span>{label}</span>
      <div className="fl-choices" role="radiogroup" aria-label={label}>
        {kinds.map((each) => (
          <button key={each.key} type="button" role="radio" aria-checked={each.key === kind} onClick={() => choose(each.key)}>
            {t(`assign.${each.key}` as never, { defaultValue: say(each.name) }) as string}
          </button>
        ))}
      </div>
      <Detail kind={kind} value={value ?? {}} names={names} onChange={onChange} />
    </div>
  );
}

function fresh(kind: string, names: Names): Options {
  if (kind === "role") return { kind, role: Object.keys(names.roles)[0] ?? "" };
  if (kind === "leader") return { kind, of: choices(names.form, "department")[0]?.value ?? "" };
  if (kind === "field") return { kind, field: choices(names.form, "user")[0]?.value ?? "" };
  if (kind === "user") return { kind, users: [] };
  return { kind };
}

function choices(form: FormDocument | undefined, type: string) {
  return (form?.fields ?? []).filter((field) => field.type === type).map((field) => ({ value: field.key, label: labelOf(field) }));
}

function Detail({ kind, value, names, onChange }: { kind: string; value: Options; names: Names; onChange: Props["onChange"] }) {
  const { t } = useTranslation("designers");
  const search = { showSearch: { optionFilterProp: "label" } };
  switch (kind) {
    case "role":
      return <Select {...search} aria-label={t("assign.role")} value={value.role as string} options={Object.entries(names.roles).map(([key, name]) => ({ value: key, label: name }))} onChange={(role: string) => onChange({ ...value, role })} />;
    case "user": {
      const ids = ([] as unknown[]).concat(value.users ?? value.user ?? []).map(String);
      return <Select {...search} mode="multiple" aria-label={t("assign.user")} value={ids} options={Object.entries(names.people).map(([id, name]) => ({ value: id, label: name }))} onChange={(next: string[]) => onChange({ kind, users: next.map(Number) })} />;
    }
    case "leader":
      return <Select {...search} aria-label={t("assign.leaderOf")} placeholder={t("assign.leaderOf")} value={value.of as string} options={choices(names.form, "department")} onChange={(of: string) => onChange({ ...value, of })} />;
    case "field":
      return <Select {...search} aria-label={t("assign.field")} placeholder={t("assign.field")} value={value.field as string} options={choices(names.form, "user")} onChange={(field: string) => onChange({ ...value, field })} />;
    default:
      return <p className="dz-hint">{t("assign.starterHint")}</p>;
  }
}
