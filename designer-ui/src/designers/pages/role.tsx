/** One role over all forms: the same rights that a form's workspace shows for all roles, seen from the other side. */
import "../workspace/workspace.css";
import "../form/form.css";
import "../flow/flow.css";
import "../permissions/permissions.css";

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { meQuery } from "@/api/queries";
import { roleCommands as commands } from "@/commands/role";
import { pointerParts } from "@/document/pointer";
import type { RoleDocument } from "@/document/types";
import { say } from "@/i18n";
import { toastError } from "@/parts/feedback";
import { lazyPart } from "@/parts/lazy-part";
import type { DraftStore } from "../draft/store";
import { useDraft, useDraftStore } from "../draft/use-draft";
import { RIGHTS } from "../permissions/rights";
import { RoleRights } from "../permissions/role-rights";
import { RoleRow } from "../permissions/role-row";
import { TextField } from "../properties/text-field";
import { vocabulary } from "../words/vocabulary";
import { withActor } from "../words/with-actor";
import { DraftProblems } from "../problems/draft-problems";
import { ProblemsOf, Told, useShown } from "../problems/told";
import { DesignerFrame } from "../workspace/designer-frame";
import { useFormDocuments } from "../workspace/use-form-documents";
import { Waiting } from "../workspace/waiting";
import { HistoryButtons, VersionTag, WorkspaceBar } from "../workspace/workspace-bar";

const PublishDialog = lazyPart(() => import("../workspace/publish-dialog"));

export default function RoleDesignerPage() {
  const { app, key } = useParams({ strict: false }) as { app: string; key: string };
  const navigate = useNavigate();
  const loaded = useDraftStore<RoleDocument>(app, "role", key);
  const back = () => void navigate({ to: "/apps/$app/design", params: { app } });
  return <DesignerFrame app={app} loaded={loaded} onBack={back}>{(store) => <ProblemsOf store={store}><Designer key={key} app={app} store={store} onBack={back} /></ProblemsOf>}</DesignerFrame>;
}

function Designer({ app, store, onBack }: { app: string; store: DraftStore<RoleDocument>; onBack: () => void }) {
  const { t } = useTranslation("designers");
  const me = useQuery(meQuery).data;
  const role = useDraft(store, (draft) => draft.history.present);
  const { others, items } = useFormDocuments(app, "");
  const forms = items.filter((item) => item.kind === "form").map((item) => others[item.key]).filter((form) => form !== undefined);
  const dashboards = items.filter((item) => item.kind === "dashboard");
  const [chosenKey, setChosen] = useState<string>();
  const [publishing, setPublishing] = useState(false);
  const chosen = forms.find((form) => form.key === chosenKey) ?? forms.find((form) => role.forms?.[form.key]) ?? forms[0];
  const wordsOf = (form: (typeof forms)[number]) => withActor(vocabulary(form, {}, others), t("permissions.actor"));
  const run = store.getState().run;
  const shown = useShown("forms");
  useEffect(() => {
    if (shown) setChosen(pointerParts(shown.path)[1]);
  }, [shown]);
  const publish = async () => {
    await store.getState().flush();
    setPublishing(true);
  };
  return (
    <>
      <WorkspaceBar appName={say(me?.apps.find((each) => each.key === app)?.name)} title={say(role.name)} onBack={onBack} version={<VersionTag store={store} />} tabs={[{ key: "role", label: t("tab.permissions") }]} tab="role" onTab={() => undefined}
        history={<HistoryButtons store={store} />} actions={<Button type="primary" onClick={() => void publish().catch(toastError)}>{t("bar.publish")}</Button>} />
      <div className="dz-with-problems"><div className="pm">
        <div className="pm-main">
          <header><h2>{t("permissions.ofRole", { name: say(role.name) })}</h2><p className="dz-hint">{role.admin ? t("permissions.adminHint") : t("permissions.hint")}</p></header>
          {forms.length ? (
            <table className="pm-table" aria-label={t("permissions.title")}>
              <thead><tr><th scope="col">{t("kind.form")}</th>{RIGHTS.map((right) => <th key={right} scope="col">{t(`permissions.${right}`)}</th>)}<th scope="col">{t("permissions.more")}</th></tr></thead>
              <tbody>{forms.map((form) => <RoleRow key={form.key} store={store} form={form} name={say(form.name)} words={wordsOf(form)} chosen={form === chosen} onChoose={() => setChosen(form.key)} />)}</tbody>
            </table>
          ) : <Waiting />}
        </div>
        <aside className="dz-pane dz-props" aria-label={t("permissions.details")}>
          <Told at="name"><TextField label={t("prop.name")} value={role.name} onChange={(name) => name && run(commands.setRole({ name }))} /></Told>
          {role.admin || !dashboards.length ? null : (
            <div className="dz-prop dz-prop-tall">
              <span>{t("home.dashboards")}</span>
              <Select showSearch={{ optionFilterProp: "label" }} mode="multiple" aria-label={t("home.dashboards")} placeholder={t("permissions.none")} value={role.dashboards ?? []} options={dashboards.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={(keys: string[]) => run(commands.setRole({ dashboards: keys }))} />
            </div>
          )}
          {chosen ? <><hr /><RoleRights key={chosen.key} store={store} form={chosen} title={say(chosen.name)} words={wordsOf(chosen)} /></> : null}
        </aside>
      </div>
      <DraftProblems app={app} store={store} placeOf={(problem) => { const [part, form = ""] = pointerParts(problem.path); return part === "forms" ? say(others[form]?.name) : ""; }} /></div>
      {publishing ? <Suspense><PublishDialog app={app} stores={[store as DraftStore<unknown>]} also={[]} onClose={() => setPublishing(false)} onPublished={() => setPublishing(false)} /></Suspense> : null}
    </>
  );
}
