/** The desks of a form as a panel of properties: what is scanned, shown and asked, and what is then done. */
import "./desk.css";

import { Button } from "antd";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import { toastError } from "@/parts/feedback";
import type { DeskDocument, FormDocument } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { freshKey, keepDraft } from "../new/keep-documents";
import { transitionsOf } from "../permissions/rights";
import { DraftProblems } from "../problems/draft-problems";
import { ProblemsOf } from "../problems/told";
import { DeskParts } from "./desk-parts";

interface Props {
  app: string;
  form: FormDocument;
  others: Record<string, FormDocument>;
  items: DocumentItem[];
  store: DraftStore<DeskDocument> | undefined;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  menu: ReactNode;
}

function fresh(form: FormDocument, key: string): DeskDocument {
  const [step] = transitionsOf(form);
  return { kind: "desk", key, schema: 1, form: form.key, name: { zh: "新作业台", en: "New desk" }, find: { fields: form.title ? [form.title] : [] }, then: step ? { transition: step.key } : {} };
}

export default function DeskTab({ app, form, others, items, store, chosen, onChoose, menu }: Props) {
  const { t } = useTranslation("designers");
  const [creating, setCreating] = useState(false);
  const own = items.filter((item) => item.kind === "desk" && item.form === form.key);
  const create = async () => {
    setCreating(true);
    const key = freshKey(items, "desk", { zh: form.key, en: form.key });
    try {
      await keepDraft(app, fresh(form, key));
      onChoose(key);
    } catch (error) {
      toastError(error);
    } finally {
      setCreating(false);
    }
  };
  if (own.length === 0) return <div className="dz-center"><p>{t("desk.none")}</p><Button type="primary" loading={creating} onClick={() => void create()}>{t("desk.new")}</Button></div>;
  return (
    <div className="dk">
      <aside className="dz-pane dk-side" aria-label={t("desk.list")}>
        <header className="dz-row"><h2>{t("desk.list")}</h2><span className="dz-grow" />{menu}<Button size="small" aria-label={t("desk.new")} title={t("desk.new")} loading={creating} icon={<Plus size={14} />} onClick={() => void create()} /></header>
        <ul>{own.map((item) => <li key={item.key}><button type="button" aria-current={item.key === chosen ? "true" : undefined} onClick={() => onChoose(item.key)}>{say(item.name)}</button></li>)}</ul>
      </aside>
      {store ? (
        <ProblemsOf store={store}>
          <div className="dz-with-problems"><DeskParts key={chosen} app={app} store={store} form={form} others={others} /><DraftProblems app={app} store={store} /></div>
        </ProblemsOf>
      ) : null}
    </div>
  );
}
