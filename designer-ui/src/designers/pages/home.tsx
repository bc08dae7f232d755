/** The door to designing: forms, workbenches, dashboards, roles and the business settings of an application. */
import "../workspace/workspace.css";
import "../settings/parameters.css";
import "../new/new.css";

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ChartColumn, FileText, LayoutGrid, Plus, SlidersHorizontal, Users } from "lucide-react";
import { Suspense, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { lazyPart } from "@/parts/lazy-part";
import { ProblemView } from "@/parts/problem";
import { useMe } from "@/shell/session";
import type { DocumentItem, Ref } from "../api/documents";
import { documentsQuery } from "../api/documents";
import { DocumentMenu } from "../new/document-menu";
import { relatedDrafts } from "../workspace/related-drafts";
import { Waiting } from "../workspace/waiting";

const NewPageDialog = lazyPart(() => import("../new/new-page-dialog"));
const NewWorkbenchDialog = lazyPart(() => import("../new/new-workbench-dialog"));
const NewRoleDialog = lazyPart(() => import("../new/new-role-dialog"));
const PublishDialog = lazyPart(() => import("../workspace/publish-dialog"));

type Kind = "form" | "workbench" | "dashboard" | "role";

const ICON = { form: FileText, workbench: LayoutGrid, dashboard: ChartColumn, role: Users };

export default function DesignHomePage() {
  const { app } = useParams({ strict: false }) as { app: string };
  const { t } = useTranslation("designers");
  const navigate = useNavigate();
  const documents = useQuery(documentsQuery(app));
  const me = useMe();
  /** As people find their pages in the navigation; what has no place there comes last. */
  const places = me.apps.find((one) => one.key === app)?.navigation.flatMap((group) => group.items.map((item) => item.list ?? item.dashboard)) ?? [];
  const rank = (item: DocumentItem) => (places.includes(item.key) ? places.indexOf(item.key) : places.length);
  const items = [...(documents.data ?? [])].sort((one, two) => rank(one) - rank(two));
  const [making, setMaking] = useState<Kind>();
  const [publishing, setPublishing] = useState<Ref[]>();
  const changed = (item: DocumentItem) => item.changed || (item.kind === "form" && items.some((each) => each.changed && each.form === item.key));
  const open = (kind: Kind, key: string) => {
    setMaking(undefined);
    if (kind === "form") void navigate({ to: "/apps/$app/design/$form/$tab", params: { app, form: key, tab: "form" } });
    if (kind === "workbench") void navigate({ to: "/apps/$app/design/workbench/$key", params: { app, key } });
    if (kind === "dashboard") void navigate({ to: "/apps/$app/design/dashboard/$key", params: { app, key } });
    if (kind === "role") void navigate({ to: "/apps/$app/design/role/$key", params: { app, key } });
  };
  const group = (kind: Kind) => {
    const Icon = ICON[kind];
    return (
      <Group title={t(`home.${kind}s`)} newText={t(`new.${kind}`)} onNew={() => setMaking(kind)}>
        {items.filter((item) => item.kind === kind).map((item) => (
          <Card key={item.key} item={item} changed={changed(item)} icon={<Icon size={18} aria-hidden />} onOpen={() => open(kind, item.key)}
            menu={<DocumentMenu app={app} item={item} items={items} onCopied={(key) => open(kind, key)} onGone={() => undefined} onPublish={() => void relatedDrafts(app, item.key, items).then((also) => setPublishing([{ kind, key: item.key }, ...also]))} />} />
        ))}
      </Group>
    );
  };
  if (documents.error && !documents.data) return <ProblemView error={documents.error} onRetry={() => void documents.refetch()} />;
  return (
    <div className="dh">
      <h1>{t("home.title")}</h1>
      {documents.isPending ? <Waiting /> : null}
      <div className="dh-grid">
        <button type="button" className="dh-card" onClick={() => void navigate({ to: "/apps/$app/parameters", params: { app } })}>
          <SlidersHorizontal size={18} aria-hidden /><strong>{t("home.parameters")}</strong><span className="dz-hint">{t("home.parametersText")}</span>
        </button>
      </div>
      {documents.data ? <>{group("form")}{group("workbench")}{group("dashboard")}{group("role")}</> : null}
      <Suspense>
        {making === "form" || making === "dashboard" ? <NewPageDialog app={app} page={making} items={items} onClose={() => setMaking(undefined)} onMade={(key) => open(making, key)} /> : null}
        {making === "workbench" ? <NewWorkbenchDialog app={app} items={items} onClose={() => setMaking(undefined)} onMade={(key) => open(making, key)} /> : null}
        {making === "role" ? <NewRoleDialog app={app} items={items} onClose={() => setMaking(undefined)} onMade={(key) => open("role", key)} /> : null}
        {publishing ? <PublishDialog app={app} stores={[]} also={publishing} onClose={() => setPublishing(undefined)} onPublished={() => setPublishing(undefined)} /> : null}
      </Suspense>
    </div>
  );
}

function Group({ title, newText, onNew, children }: { title: string; newText?: string; onNew?: () => void; children: ReactNode }) {
  return (
    <section>
      <h2 className="dz-group-label">{title}</h2>
      <div className="dh-grid">
        {children}
        {onNew ? <button type="button" className="dh-card dh-new" onClick={onNew}><Plus size={18} aria-hidden /><strong>{newText}</strong></button> : null}
      </div>
    </section>
  );
}

function Card({ item, changed, icon, menu, onOpen }: { item: DocumentItem; changed: boolean; icon: ReactNode; menu: ReactNode; onOpen: () => void }) {
  const { t } = useTranslation("designers");
  const content = <>{icon}<strong>{say(item.name)}</strong><span className="dz-hint">{item.published_version === null ? t("home.unpublished") : changed ? t("home.changed") : `v${item.published_version}`}</span></>;
  return (
    <div className="dh-item">
      <button type="button" className="dh-card" onClick={onOpen}>{content}</button>
      {menu}
    </div>
  );
}
