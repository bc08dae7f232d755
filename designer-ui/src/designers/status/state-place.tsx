/** Where a state stands on the way of a record: on it, on it under a condition, in the place of another, or off it. */
import { Select } from "antd";
import { useTranslation } from "react-i18next";

import type { State } from "@/document/types";
import { say } from "@/i18n";

interface Props {
  state: State;
  states: State[];
  onChange: (changes: Partial<State>) => void;
}

const ON = "on";
const WHEN = "when";
const OFF = "off";
const BESIDE = "beside:";

export function StatePlace({ state, states, onChange }: Props) {
  const { t } = useTranslation("designers");
  const others = states.filter((each) => each.key !== state.key && !each.beside && !each.off_path);
  const place = state.off_path ? OFF : state.beside ? BESIDE + state.beside : state.path_when ? WHEN : ON;
  const choose = (next: string) => onChange({
    off_path: next === OFF ? true : undefined, beside: next.startsWith(BESIDE) ? next.slice(BESIDE.length) : undefined, path_when: next === WHEN ? (state.path_when ?? "TRUE") : undefined,
  });
  return (
    <Select size="small" className="st-place" aria-label={t("status.place")} value={place} onChange={choose} popupMatchSelectWidth={false}
      options={[
        { value: ON, label: t("status.onPath") },
        { value: WHEN, label: t("status.onPathWhen") },
        ...others.map((each) => ({ value: BESIDE + each.key, label: t("status.beside", { name: say(each.name) }) })),
        { value: OFF, label: t("status.offPath") },
      ]} />
  );
}
