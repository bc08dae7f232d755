/** The settings of the chosen card, or of the workbench itself. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { workbenchCommands as commands } from "@/commands/workbench";
import type { WorkbenchDocument, WorkbenchPart } from "@/document/types";
import { kindsQuery } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { PlaceButtons } from "../grid/place-buttons";
import { CountInput } from "../properties/count-input";
import { Told } from "../problems/told";
import { TextField } from "../properties/text-field";
import { titleOf } from "./canvas";
import { CounterSettings } from "./counter-settings";
import { ListSettings } from "./list-settings";
import { NumbersSettings } from "./numbers-settings";
import { ShortcutsSettings } from "./shortcuts-settings";
import type { SettingsProps, Site } from "./site";

const OF: Record<string, ComponentType<SettingsProps>> = { counter: CounterSettings, list: ListSettings, numbers: NumbersSettings, shortcuts: ShortcutsSettings, tasks: LimitOnly, recent: LimitOnly };

interface Props {
  bench: WorkbenchDocument;
  item: WorkbenchPart | undefined;
  site: Site;
  store: DraftStore<WorkbenchDocument>;
}

export default function Settings({ bench, item, site, store }: Props) {
  const kinds = useQuery(kindsQuery).data?.items ?? [];
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  if (!item) return <OfWorkbench bench={bench} site={site} store={store} />;
  const Kind = OF[item.kind];
  return (
    <>
      <div className="dz-props-head"><h2>{titleOf(item, kinds)}</h2><span className="dz-hint">{say(kinds.find((kind) => kind.key === item.kind)?.name)}</span></div>
      <Told at="title"><TextField optional label={t("dashboard.title")} value={item.title} onChange={(title) => run(commands.setItem(item.id, { title }))} /></Told>
      {Kind ? <Told at=""><Kind item={item} site={site} onChange={(changes) => run(commands.setItem(item.id, changes))} /></Told> : null}
      <PlaceButtons at={item.at} onNudge={(by) => run(commands.nudge(item.id, by))} />
      <p className="dz-hint">{t("workbench.rights")}</p>
    </>
  );
}

function LimitOnly({ item, onChange }: SettingsProps) {
  const { t } = useTranslation("designers");
  return <div className="dz-prop"><span>{t("workbench.limit")}</span><CountInput label={t("workbench.limit")} min={1} max={20} placeholder="5" value={item.limit as number | undefined} onChange={(limit) => onChange({ limit })} /></div>;
}

function OfWorkbench({ bench, site, store }: { bench: WorkbenchDocument; site: Site; store: DraftStore<WorkbenchDocument> }) {
  const { t } = useTranslation("designers");
  const run = store.getState().run;
  const roles = site.items.filter((item) => item.kind === "role").map((role) => ({ value: role.key, label: say(role.name) }));
  return (
    <>
      <div className="dz-props-head"><h2>{t("tab.workbench")}</h2></div>
      <Told at="name"><TextField label={t("prop.name")} value={bench.name} onChange={(name) => name && run(commands.setWorkbench({ name }))} /></Told>
      <Told at="roles"><label className="fl-block">
        <span>{t("workbench.roles")}</span>
        <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={t("workbench.roles")} value={bench.roles} options={roles} onChange={(chosen: string[]) => run(commands.setWorkbench({ roles: chosen }))} />
      </label></Told>
      <div className="dz-prop"><span>{t("workbench.position")}</span><CountInput label={t("workbench.position")} min={0} max={1000} placeholder="0" value={bench.position} onChange={(position) => run(commands.setWorkbench({ position }))} /></div>
      <p className="dz-hint">{t("workbench.positionHint")}</p>
      <p className="dz-hint">{t("workbench.choose")}</p>
    </>
  );
}
