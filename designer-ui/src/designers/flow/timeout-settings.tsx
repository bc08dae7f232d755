/** How long a step may wait, and what happens then. */
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";

import type { Span } from "@/document/span";
import type { Options } from "@/document/types";
import type { KindInfo } from "../api/kinds";
import { CountInput } from "../properties/count-input";
import { type Settings, SpanInput } from "../properties/span-input";
import { AssigneeEditor } from "./assignee-editor";
import type { Names } from "./node-words";

interface Timeout {
  after: Span;
  do: string;
  repeat?: number;
  to?: Options;
}

interface Props extends Settings {
  value: Timeout | undefined;
  kinds: KindInfo[];
  names: Names;
  onChange: (value: Timeout | undefined) => void;
}

const UNITS = ["MIN", "H", "D"] as const;
const CONSEQUENCES = ["remind", "escalate", "transfer", "pass", "reject"] as const;
const ASKING = new Set<string>(["escalate", "transfer"]);
const FIRST: Timeout = { after: { n: 24, unit: "H" }, do: "remind" };

export function TimeoutSettings({ value, kinds, names, onChange, ...settings }: Props) {
  const { t } = useTranslation("designers");
  const choose = (next: string) => {
    if (!value) return;
    const { to, repeat, ...kept } = value;
    const asked = to ?? { kind: "role", role: Object.keys(names.roles)[0] ?? "" };
    onChange({ ...kept, do: next, ...(ASKING.has(next) ? { to: asked } : {}), ...(next === "remind" && repeat ? { repeat } : {}) });
  };
  return (
    <div className="fl-block">
      <label className="fl-switch">
        <span>{t("timeout.title")}</span>
        <Switch size="small" aria-label={t("timeout.title")} checked={value !== undefined} onChange={(on) => onChange(on ? FIRST : undefined)} />
      </label>
      {value ? (
        <>
          <div className="fl-within">
            <SpanInput label={t("timeout.after")} {...settings} value={value.after.n} onChange={(n) => onChange({ ...value, after: { ...value.after, n } })} />
            <Select aria-label={t("timeout.unit")} value={value.after.unit} options={UNITS.map((unit) => ({ value: unit, label: t(`unitName.${unit}`) }))} onChange={(unit: string) => onChange({ ...value, after: { ...value.after, unit } })} />
            <Select aria-label={t("timeout.then")} value={value.do} options={CONSEQUENCES.map((each) => ({ value: each, label: t(`timeout.do.${each}`) }))} onChange={choose} />
          </div>
          {value.do === "remind" ? (
            <CountInput label={t("timeout.repeat")} min={1} max={20} value={value.repeat ?? 1} suffix={t("timeout.times")} onChange={(repeat) => repeat && onChange({ ...value, repeat })} />
          ) : null}
          {ASKING.has(value.do) ? <AssigneeEditor label={t("timeout.to")} kinds={kinds} names={names} value={value.to} onChange={(to) => onChange({ ...value, to })} /> : null}
        </>
      ) : (
        <p className="dz-hint">{t("timeout.none")}</p>
      )}
    </div>
  );
}

export type { Timeout };
