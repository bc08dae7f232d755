/** What must always hold: for one record at each save, and between records when all data is verified. */
import "../workbench/workbench.css";
import "../panels/panels.css";
import "./checks.css";

import { Button } from "antd";
import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formCommands as commands } from "@/commands/form";
import type { Check, CheckList } from "@/document/form/checks";
import { newId } from "@/document/identity";
import { pointerParts } from "@/document/pointer";
import type { Constraint, FormDocument, Invariant } from "@/document/types";
import { say } from "@/i18n";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { At, useShown } from "../problems/told";
import { freshName } from "../words/fresh-name";
import { BreakingCount } from "./breaking-count";
import { SideRow } from "../panels/side-row";
import { ConstraintSettings } from "./constraint-settings";
import { InvariantSettings } from "./invariant-settings";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  others: Record<string, FormDocument>;
}

const LISTS: CheckList[] = ["constraints", "invariants"];
const MOST = 50;

const nameOf = (check: Check): string => say("name" in check ? check.name : (check as Constraint).message);

export default function ChecksTab({ app, store, others }: Props) {
  const { t } = useTranslation("designers");
  const form = useDraft(store, (draft) => draft.history.present);
  const all = useDraft(store, (draft) => draft.problems);
  const [selected, setSelected] = useState<string>();
  const run = store.getState().run;
  const problems = all.filter((each) => LISTS.some((list) => each.path.startsWith(`/${list}/`)));
  const entries = LISTS.flatMap((list) => (form[list] ?? []).map((check: Check, index) => ({ list, check, index })));
  const chosen = entries.find((each) => each.check.id === selected) ?? entries[0];
  const add = (list: CheckList) => {
    const id = newId();
    const taken = entries.map((each) => ("name" in each.check ? each.check.name : (each.check as Constraint).message));
    const name = freshName({ zh: t("check.fresh") }, taken);
    run(commands.addCheck(list, list === "constraints" ? { id, expr: "TRUE", message: name } : { id, name, holds: "TRUE" }));
    setSelected(id);
  };
  const move = (list: CheckList, from: number, by: number) => (form[list] ?? [])[from + by] && run(commands.moveCheck(list, from, from + by));
  const remove = (list: CheckList, id: string) => {
    const at = entries.findIndex((each) => each.check.id === id);
    run(commands.removeCheck(list, id));
    setSelected((entries[at + 1] ?? entries[at - 1])?.check.id);
  };
  const wrongs = (list: CheckList, index: number) => problems.filter((each) => each.path.startsWith(`/${list}/${index}/`));
  const shown = useShown("");
  useEffect(() => {
    const [list = "", index] = shown ? pointerParts(shown.path) : [];
    const check = store.getState().history.present[list as CheckList]?.[Number(index)];
    if (LISTS.includes(list as CheckList) && check) setSelected(check.id);
  }, [shown, store]);
  const addButton = (list: CheckList) => <Button size="small" aria-label={t(`check.add.${list}`)} title={t(`check.add.${list}`)} disabled={(form[list] ?? []).length >= MOST} icon={<Plus size={14} />} onClick={() => add(list)} />;
  if (!chosen) return <div className="dz-center"><p>{t("check.none")}</p><div className="dz-row">{LISTS.map((list) => <Button key={list} onClick={() => add(list)}>{t(`check.add.${list}`)}</Button>)}</div></div>;
  const errorOf = (way: string) => wrongs(chosen.list, chosen.index).find((each) => each.path.startsWith(`/${chosen.list}/${chosen.index}/${way}`))?.message;
  const set = (changes: Partial<Constraint & Invariant>) => run(commands.setCheck(chosen.list, chosen.check.id, changes));
  return (
    <div className="pn">
      <aside className="dz-pane pn-side" aria-label={t("tab.checks")}>
        {LISTS.map((list) => (
          <section key={list} aria-label={t(`check.list.${list}`)}>
            <header className="dz-row"><h2>{t(`check.list.${list}`)}</h2><span className="dz-grow" />{addButton(list)}</header>
            {(form[list] ?? []).length ? (
              <ol>
                {(form[list] ?? []).map((check: Check, index) => (
                  <SideRow key={check.id} name={nameOf(check) || t("check.unnamed")} chosen={check === chosen.check} wrong={wrongs(list, index).length > 0} first={index === 0} last={index === (form[list] ?? []).length - 1}
                    onChoose={() => setSelected(check.id)} onMove={(by) => move(list, index, by)} onRemove={() => remove(list, check.id)} />
                ))}
              </ol>
            ) : <p className="dz-hint pn-keys">{t(`check.empty.${list}`)}</p>}
          </section>
        ))}
        <p className="dz-hint pn-keys">{t("panel.keys")}</p>
      </aside>
      <div className="pn-middle">
        <main className="pn-main dz-props" key={chosen.check.id}>
          <div className="dz-props-head"><h2>{nameOf(chosen.check) || t("check.unnamed")}</h2></div>
          <p className="dz-hint">{t(`check.about.${chosen.list}`)}</p>
          <At path={`${chosen.list}/${chosen.index}`}>
          {chosen.list === "constraints" ? <ConstraintSettings constraint={chosen.check as Constraint} form={form} others={others} onChange={set} />
            : <InvariantSettings invariant={chosen.check as Invariant} form={form} others={others} onChange={set} errorOf={errorOf} />}
          </At>
        </main>
      </div>
      <section className="dz-pane pn-look" aria-label={t("check.now")}><BreakingCount app={app} store={store} id={chosen.check.id} wrong={all.some((each) => each.severity !== "warning")} /></section>
    </div>
  );
}
