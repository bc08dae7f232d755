/** The panels beside a form: which there are, what the chosen one shows, and how they look with a real record. */
import "../workbench/workbench.css";
import "./panels.css";

import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import { pointerParts } from "@/document/pointer";
import type { FormDocument, Panel } from "@/document/types";
import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { kindsQuery } from "../api/kinds";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { Told, useShown } from "../problems/told";
import { iconOf } from "../icons";
import { TextField } from "../properties/text-field";
import { AddPanel } from "./add-panel";
import { BesideSettings } from "./beside-settings";
import { FactsSettings } from "./facts-settings";
import type { PanelProps } from "./panel-site";
import { RelatedSettings } from "./related-settings";
import { SideRow } from "./side-row";
import { TotalsSettings } from "./totals-settings";

const PanelPreview = lazyPart(() => import("./panel-preview"));
const OF: Record<string, ComponentType<PanelProps>> = { facts: FactsSettings, totals: TotalsSettings, list: RelatedSettings, beside: BesideSettings };

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  others: Record<string, FormDocument>;
}

export default function PanelsTab({ app, store, others }: Props) {
  const { t } = useTranslation("designers");
  const form = useDraft(store, (draft) => draft.history.present);
  const problems = useDraft(store, (draft) => draft.problems).filter((each) => each.path.startsWith("/panels"));
  const kinds = useQuery(kindsQuery).data?.panels ?? [];
  const [selected, setSelected] = useState<string>();
  const run = store.getState().run;
  const panels = form.panels ?? [];
  const at = Math.max(0, panels.findIndex((each) => each.id === selected));
  const chosen = panels[at];
  const add = (panel: Panel) => { run(commands.addPanel(panel)); setSelected(panel.id); };
  const move = (panel: Panel, by: number) => {
    const from = panels.indexOf(panel);
    if (panels[from + by]) run(commands.movePanel(from, from + by));
  };
  const remove = (panel: Panel) => { run(commands.removePanel(panel.id)); setSelected(panels[panels.indexOf(panel) + 1]?.id ?? panels[panels.indexOf(panel) - 1]?.id); };
  const of = (index: number) => problems.filter((each) => pointerParts(each.path)[1] === String(index));
  const errorOf = (way: string) => of(at).find((each) => each.path.startsWith(`/panels/${at}/${way}`))?.message;
  const shown = useShown("panels");
  useEffect(() => {
    const panel = shown && store.getState().history.present.panels?.[Number(pointerParts(shown.path)[1])];
    if (panel) setSelected(panel.id);
  }, [shown, store]);
  if (!chosen) return <div className="dz-center"><p>{t("panel.none")}</p><AddPanel primary kinds={kinds} form={form} others={others} onAdd={add} /></div>;
  const Kind = OF[chosen.kind];
  return (
    <div className="pn">
      <aside className="dz-pane pn-side" aria-label={t("tab.panels")}>
        <header className="dz-row"><h2>{t("tab.panels")}</h2><span className="dz-grow" /><AddPanel kinds={kinds} form={form} others={others} onAdd={add} /></header>
        <ol>
          {panels.map((panel, index) => {
            const Icon = iconOf(kinds.find((each) => each.key === panel.kind)?.icon ?? "");
            return (
              <SideRow key={panel.id} name={say(panel.title)} icon={<Icon size={16} aria-hidden />} chosen={panel === chosen} wrong={of(index).length > 0} first={index === 0} last={index === panels.length - 1}
                onChoose={() => setSelected(panel.id)} onMove={(by) => move(panel, by)} onRemove={() => remove(panel)} />
            );
          })}
        </ol>
        <p className="dz-hint pn-keys">{t("panel.keys")}</p>
      </aside>
      <div className="pn-middle">
        <main className="pn-main dz-props" key={chosen.id}>
          <div className="dz-props-head"><h2>{say(chosen.title)}</h2><span className="dz-hint">{say(kinds.find((each) => each.key === chosen.kind)?.name)}</span></div>
          <p className="dz-hint">{t(`panel.about.${chosen.kind}` as never) as string}</p>
          <Told at={`panels/${at}/title`}><TextField label={t("dashboard.title")} value={chosen.title} onChange={(title) => title && run(commands.setPanel(chosen.id, { title }))} /></Told>
          {Kind ? <Kind panel={chosen} form={form} others={others} onChange={(changes) => run(commands.setPanel(chosen.id, changes))} errorOf={errorOf} /> : null}
          <p className="dz-hint">{t("panel.rights")}</p>
        </main>
      </div>
      <section className="dz-pane pn-look" aria-label={t("panel.preview")}><Suspense><PanelPreview app={app} store={store} form={form} /></Suspense></section>
    </div>
  );
}
