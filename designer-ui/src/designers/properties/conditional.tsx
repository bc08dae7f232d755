/** Always, never, or under a condition: how required, visible and read-only are said. */
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConditionEditor } from "../condition/condition-editor";
import type { Vocabulary } from "../words/vocabulary";

interface Props {
  label: string;
  value: string | undefined;
  words: Vocabulary;
  /** What no value means: fields are visible unless said otherwise, and not required. */
  absent: "TRUE" | "FALSE";
  labels: { always: string; never: string };
  error?: string;
  onChange: (value: string | undefined) => void;
}

type Mode = "always" | "never" | "when";

function modeOf(value: string | undefined, absent: Props["absent"]): Mode {
  const said = value ?? absent;
  return said === "TRUE" ? "always" : said === "FALSE" ? "never" : "when";
}

export function Conditional({ label, value, words, absent, labels, error, onChange }: Props) {
  const { t } = useTranslation("designers");
  const [opened, setOpened] = useState(false);
  const mode = opened ? "when" : modeOf(value, absent);
  const choose = (next: Mode) => {
    setOpened(next === "when");
    if (next === "always") onChange(absent === "TRUE" ? undefined : "TRUE");
    if (next === "never") onChange(absent === "FALSE" ? undefined : "FALSE");
  };
  const condition = modeOf(value, absent) === "when" ? (value ?? "") : "";
  return (
    <div className="dz-prop dz-prop-tall">
      <div className="dz-prop">
        <span>{label}</span>
        <Segmented<Mode> size="small" aria-label={label} value={mode} onChange={choose}
          options={[{ value: "never", label: labels.never }, { value: "always", label: labels.always }, { value: "when", label: t("prop.when") }]} />
      </div>
      {mode === "when" ? <ConditionEditor key={label} value={condition} words={words} label={label} error={error} onChange={(next) => onChange(next || undefined)} /> : null}
    </div>
  );
}
