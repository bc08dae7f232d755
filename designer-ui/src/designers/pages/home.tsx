/** The door to designing: forms, dashboards and the business settings of an application. */
import "../workspace/workspace.css";
import "../settings/parameters.css";

import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ChartColumn, FileText, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { DocumentItem } from "../api/documents";
import { documentsQuery } from "../api/documents";
import { Waiting } from "../workspace/waiting";

export default function DesignHomePage() {
  const { app } = useParams({ strict: false }) as { app: string };
  const { t } = useTranslation("designers");
  const navigate = useNavigate();
  const documents = useQuery(documentsQuery(app));
  const items = documents.data ?? [];
  const changed = (form: string) => items.some((item) => item.changed && (item.key === form || item.form === form));
  return (
    <div className="dh">
      <h1>{t("home.title")}</h1>
      {documents.isPending ? <Waiting /> : null}
      {documents.error ? <p className="dz-error" role="alert">{documents.error.message}</p> : null}
      <Group title={t("parameters.title")}>
        <button type="button" className="dh-card" onClick={() => void navigate({ to: "/apps/$app/parameters", params: { app } })}>
          <SlidersHorizontal size={18} aria-hidden /><strong>{t("home.parameters")}</strong><span className="dz-hint">{t("home.parametersText")}</span>
        </button>
      </Group>
      <Group title={t("home.forms")}>
        {items.filter((item) => item.kind === "form").map((item) => (
          <Card key={item.key} item={item} changed={changed(item.key)} icon={<FileText size={18} aria-hidden />} onOpen={() => void navigate({ to: "/apps/$app/design/$form/$tab", params: { app, form: item.key, tab: "form" } })} />
        ))}
      </Group>
      <Group title={t("home.dashboards")}>
        {items.filter((item) => item.kind === "dashboard").map((item) => (
          <Card key={item.key} item={item} changed={item.changed} icon={<ChartColumn size={18} aria-hidden />} onOpen={() => void navigate({ to: "/apps/$app/design/dashboard/$key", params: { app, key: item.key } })} />
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return <section><h2 className="dz-group-label">{title}</h2><div className="dh-grid">{children}</div></section>;
}

function Card({ item, changed, icon, onOpen }: { item: DocumentItem; changed: boolean; icon: ReactNode; onOpen: () => void }) {
  const { t } = useTranslation("designers");
  return (
    <button type="button" className="dh-card" onClick={onOpen}>
      {icon}<strong>{say(item.name)}</strong>
      <span className="dz-hint">{changed ? t("home.changed") : `v${item.published_version ?? 1}`}</span>
    </button>
  );
}
