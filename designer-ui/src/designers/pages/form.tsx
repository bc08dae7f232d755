/** The workspace of one form: its fields, list, flows, rules and settings around shared drafts. */
import "../workspace/workspace.css";
import "../form/form.css";
import "../flow/flow.css";
import "../list/list.css";
import "../rules/rules.css";
import "../actions/actions.css";
import "../settings/settings.css";
import "../new/new.css";

import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { Eye, Plus } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { meQuery, queryClient } from "@/api/queries";
import { say } from "@/i18n";
import { newKey } from "@/document/identity";
import type { DeskDocument, FlowDocument, FormDocument, PrintDocument, RoleDocument, RuleDocument } from "@/document/types";
import { toastError } from "@/parts/feedback";
import { lazyPart } from "@/parts/lazy-part";
import type { Ref } from "../api/documents";
import { ASKED_NOW, documentsQuery, saveDraft } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { openDrafts, useDraft, useDraftStore, useDraftStores } from "../draft/use-draft";
import { DocumentMenu } from "../new/document-menu";
import { placeInForm } from "../form/place-problem";
import { DraftProblems } from "../problems/draft-problems";
import { useShowing } from "../problems/shown";
import { ProblemsOf } from "../problems/told";
import { DesignerFrame } from "../workspace/designer-frame";
import { Waiting } from "../workspace/waiting";
import { relatedDrafts } from "../workspace/related-drafts";
import { useFormDocuments } from "../workspace/use-form-documents";
import { HistoryButtons, VersionTag, WorkspaceBar } from "../workspace/workspace-bar";

const FormTab = lazyPart(() => import("../form/form-tab"));
const ListTab = lazyPart(() => import("../list/list-tab"));
const PanelsTab = lazyPart(() => import("../panels/panels-tab"));
const FlowTab = lazyPart(() => import("../flow/flow-tab"));
const RulesTab = lazyPart(() => import("../rules/rules-tab"));
const ChecksTab = lazyPart(() => import("../checks/checks-tab"));
const PermissionsTab = lazyPart(() => import("../permissions/permissions-tab"));
const PrintTab = lazyPart(() => import("../print/print-tab"));
const DeskTab = lazyPart(() => import("../desk/desk-tab"));
const SettingsTab = lazyPart(() => import("../settings/settings-tab"));
const NewFlowDialog = lazyPart(() => import("../new/new-flow-dialog"));
const PreviewPane = lazyPart(() => import("../workspace/preview-pane"));
const PublishDialog = lazyPart(() => import("../workspace/publish-dialog"));

const TABS = ["form", "list", "panels", "flow", "rules", "checks", "permissions", "print", "desk", "settings"] as const;

export default function FormWorkspacePage() {
  const { app, form, tab } = useParams({ strict: false }) as { app: string; form: string; tab: string };
  const navigate = useNavigate();
  const loaded = useDraftStore<FormDocument>(app, "form", form);
  const back = () => void navigate({ to: "/apps/$app/forms/$form", params: { app, form } });
  return <DesignerFrame app={app} loaded={loaded} onBack={back}>{(store) => <Workspace key={`${app}/${form}`} app={app} formKey={form} tab={tab} store={store} onBack={back} />}</DesignerFrame>;
}

interface WorkspaceProps {
  app: string;
  formKey: string;
  tab: string;
  store: DraftStore<FormDocument>;
  onBack: () => void;
}

function Workspace({ app, formKey, tab, store, onBack }: WorkspaceProps) {
  const { t } = useTranslation("designers");
  const navigate = useNavigate();
  const me = useQuery(meQuery).data;
  const asked = useLocation().hash || undefined;
  const documents = useFormDocuments(app, formKey);
  const form = useDraft(store, (draft) => draft.history.present);
  const problems = useDraft(store, (draft) => draft.problems);
  const [flowKey, setFlowKey] = useState<string | undefined>(tab === "flow" ? asked : undefined);
  const [ruleKey, setRuleKey] = useState<string | undefined>(tab === "rules" ? asked : undefined);
  const [roleKey, setRoleKey] = useState<string>();
  const [trying, setTrying] = useState(false);
  const [publishing, setPublishing] = useState<{ stores: DraftStore<unknown>[]; also: Ref[] }>();
  const [newFlow, setNewFlow] = useState(false);
  const [creating, setCreating] = useState(false);
  const chosenFlow = flowKey ?? documents.flows[0]?.key;
  const chosenRule = ruleKey ?? documents.rules[0]?.key;
  const flow = useDraftStore<FlowDocument>(app, "flow", tab === "flow" ? (chosenFlow ?? "") : "");
  const rule = useDraftStore<RuleDocument>(app, "rule", tab === "rules" ? (chosenRule ?? "") : "");
  const [printKey, setPrintKey] = useState<string | undefined>(tab === "print" ? asked : undefined);
  const [deskKey, setDeskKey] = useState<string | undefined>(tab === "desk" ? asked : undefined);
  const firstOf = (kind: string) => documents.items.find((item) => item.kind === kind && item.form === formKey)?.key;
  const chosenPrint = printKey ?? firstOf("print");
  const chosenDesk = deskKey ?? firstOf("desk");
  const print = useDraftStore<PrintDocument>(app, "print", tab === "print" ? (chosenPrint ?? "") : "");
  const desk = useDraftStore<DeskDocument>(app, "desk", tab === "desk" ? (chosenDesk ?? "") : "");
  const asking = useShowing((each) => each.shown);
  useEffect(() => {
    if (asking?.kind === "flow") setFlowKey(asking.key);
    if (asking?.kind === "rule") setRuleKey(asking.key);
    if (asking?.kind === "print") setPrintKey(asking.key);
    if (asking?.kind === "desk") setDeskKey(asking.key);
  }, [asking]);
  const roleKeys = documents.items.filter((item) => item.kind === "role").map((item) => item.key);
  const roles = useDraftStores<RoleDocument>(app, "role", tab === "permissions" ? roleKeys : []).stores.filter((each) => each !== undefined);
  const role = roles.find((each) => each.getState().key === roleKey) ?? roles.find((each) => !each.getState().history.present.admin) ?? roles[0];
  const active = (tab === "flow" ? flow.store : tab === "rules" ? rule.store : tab === "permissions" ? role : tab === "print" ? print.store : tab === "desk" ? desk.store : store) as DraftStore<unknown> | undefined;
  const mark = problems.some((each) => each.severity !== "warning") ? "error" : problems.length ? "warning" : undefined;
  const others = { ...documents.others, [formKey]: form };

  const publish = async () => {
    const stores = openDrafts(app).filter((each) => each.getState().kind !== "dashboard");
    await Promise.all(stores.map((each) => each.getState().flush()));
    const changed = stores.filter((each) => each.getState().history.present !== each.getState().published);
    const items = await queryClient.fetchQuery({ ...documentsQuery(app), ...ASKED_NOW });
    setPublishing({ stores: changed.length ? changed : [active ?? (store as DraftStore<unknown>)], also: await relatedDrafts(app, formKey, items) });
  };
  const createRule = async () => {
    setCreating(true);
    const key = newKey(documents.items.filter((item) => item.kind === "rule").map((item) => item.key));
    const first = form.fields.find((field) => ["text", "textarea", "number", "money", "boolean"].includes(field.type));
    const blank = { kind: "rule", key, schema: 1, form: formKey, name: { zh: "新规则", en: "New rule" }, phase: "before", priority: 50, enabled: false, trigger: { kind: "record", on: ["created", "changed"] }, actions: [{ id: newKey([]), kind: "set", set: first ? { [first.key]: "NULL" } : {} }] };
    try {
      await saveDraft(app, "rule", key, blank, null);
      await queryClient.invalidateQueries({ queryKey: ["documents", app] });
      setRuleKey(key);
    } catch (error) {
      toastError(error);
    } finally {
      setCreating(false);
    }
  };

  /** What edits the form itself has the form's problems below it. */
  const ofForm = (part: ReactNode) => <ProblemsOf store={store}><div className="dz-with-problems">{part}<DraftProblems app={app} store={store} placeOf={(problem) => placeInForm(form, problem.path, t)} /></div></ProblemsOf>;

  // Copies of rules and flows are shown at once; what is gone makes room for the first of the others.
  const menu = (kind: string, key: string | undefined, choose: (key: string | undefined) => void) => {
    const item = documents.items.find((each) => each.kind === kind && each.key === key);
    return item ? <DocumentMenu app={app} item={item} items={documents.items} canRename={kind === "flow"} onCopied={choose} onGone={() => choose(undefined)} /> : null;
  };

  return (
    <>
      <WorkspaceBar appName={say(me?.apps.find((each) => each.key === app)?.name)} title={say(form.name)} onBack={onBack}
        version={tab === "permissions" ? <VersionTag store={store} /> : active ? <VersionTag store={active} /> : null}
        tabs={TABS.map((key) => ({ key, label: t(`tab.${key}`), ...(key === "form" && mark ? { mark } : {}) }))} tab={tab}
        onTab={(next) => void navigate({ to: "/apps/$app/design/$form/$tab", params: { app, form: formKey, tab: next } })}
        history={active ? <HistoryButtons key={`${tab}/${active.getState().key}`} store={active} /> : null}
        actions={
          <>
            {tab === "form" ? <Button icon={<Eye size={16} />} aria-pressed={trying} onClick={() => setTrying(!trying)}>{t(trying ? "bar.design" : "bar.preview")}</Button> : null}
            <Button type="primary" onClick={() => void publish().catch(toastError)}>{t("bar.publish")}</Button>
          </>
        } />
      <Suspense fallback={<Waiting />}>
      {tab === "list" ? ofForm(<ListTab store={store} others={others} />)
        : tab === "panels" ? ofForm(<PanelsTab app={app} store={store} others={others} />)
        : tab === "flow" ? (
          flow.store && chosenFlow ? <ProblemsOf store={flow.store}><FlowTab key={chosenFlow} app={app} store={flow.store} form={form} others={others} flows={documents.flows.map((each) => ({ key: each.key, name: say(each.name) }))} onFlow={setFlowKey}
            tools={<><Button size="small" icon={<Plus size={14} />} onClick={() => setNewFlow(true)}>{t("new.flow")}</Button>{menu("flow", chosenFlow, setFlowKey)}</>} /></ProblemsOf>
            : <NoFlow pending={documents.pending || (chosenFlow !== undefined && !flow.error)} text={flow.error?.message ?? t("flow.none")} onNew={() => setNewFlow(true)} />
        )
        : tab === "rules" ? <RulesTab app={app} rules={documents.rules} chosen={chosenRule} onChoose={setRuleKey} onCreate={() => void createRule()} creating={creating} form={form} others={others} menu={menu("rule", chosenRule, setRuleKey)} />
        : tab === "checks" ? ofForm(<ChecksTab app={app} store={store} others={others} />)
        : tab === "permissions" ? role && roles.length === roleKeys.length ? <PermissionsTab form={form} others={others} roles={roles} chosen={role} onChoose={setRoleKey} /> : <Waiting />
        : tab === "print" ? <PrintTab app={app} form={form} others={others} items={documents.items} store={print.store} chosen={chosenPrint} onChoose={setPrintKey} menu={menu("print", chosenPrint, setPrintKey)} />
        : tab === "desk" ? <DeskTab app={app} form={form} others={others} items={documents.items} store={desk.store} chosen={chosenDesk} onChoose={setDeskKey} menu={menu("desk", chosenDesk, setDeskKey)} />
        : tab === "settings" ? ofForm(<SettingsTab store={store} app={app} />)
        : trying ? <PreviewPane app={app} store={store} items={documents.items} />
        : ofForm(<FormTab app={app} store={store} others={others} />)}
      </Suspense>
      {newFlow ? <Suspense><NewFlowDialog app={app} store={store} items={documents.items} onClose={() => setNewFlow(false)} onMade={(key) => { setNewFlow(false); setFlowKey(key); }} /></Suspense> : null}
      {publishing ? <Suspense><PublishDialog app={app} stores={publishing.stores} also={publishing.also} onClose={() => setPublishing(undefined)} onPublished={() => setPublishing(undefined)} /></Suspense> : null}
    </>
  );
}

function NoFlow({ pending, text, onNew }: { pending: boolean; text: string; onNew: () => void }) {
  const { t } = useTranslation("designers");
  return <div className="dz-center">{pending ? <Waiting /> : <><p>{text}</p><p>{t("flow.noneTeach")}</p><Button type="primary" onClick={onNew}>{t("new.flow")}</Button></>}</div>;
}
