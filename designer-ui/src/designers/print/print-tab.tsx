/** The print templates of a form: what is written, what may be inserted, and the sheet that comes of it. */
import "./print.css";

import { Button } from "antd";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { printCommands as commands } from "@/commands/print";
import { say } from "@/i18n";
import { toastError } from "@/parts/feedback";
import type { FormDocument, PrintDocument } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { useDraft } from "../draft/use-draft";
import { freshKey, keepDraft } from "../new/keep-documents";
import { ProblemsOf } from "../problems/told";
import { CodeBox, type CodeHandle } from "./code-box";
import { freshTemplate } from "./fresh-template";
import { Insertables } from "./insertables";
import { LivePreview } from "./live-preview";
import { PageSettings } from "./page-settings";

interface Props {
  app: string;
  form: FormDocument;
  others: Record<string, FormDocument>;
  items: DocumentItem[];
  store: DraftStore<PrintDocument> | undefined;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  menu: ReactNode;
}

export default function PrintTab({ app, form, others, items, store, chosen, onChoose, menu }: Props) {
  const { t } = useTranslation("designers");
  const [creating, setCreating] = useState(false);
  const own = items.filter((item) => item.kind === "print" && item.form === form.key);
  const create = async () => {
    setCreating(true);
    const name = { zh: "新模板", en: "New template" };
    const key = freshKey(items, "print", { zh: form.key, en: form.key });
    try {
      await keepDraft(app, freshTemplate(form, key, name));
      onChoose(key);
    } catch (error) {
      toastError(error);
    } finally {
      setCreating(false);
    }
  };
  if (own.length === 0) return <div className="dz-center"><p>{t("printing.none")}</p><Button type="primary" loading={creating} onClick={() => void create()}>{t("printing.new")}</Button></div>;
  return (
    <div className="pr">
      <aside className="dz-pane pr-side" aria-label={t("printing.list")}>
        <header className="dz-row"><h2>{t("printing.list")}</h2><span className="dz-grow" />{menu}<Button size="small" aria-label={t("printing.new")} title={t("printing.new")} loading={creating} icon={<Plus size={14} />} onClick={() => void create()} /></header>
        <ul>{own.map((item) => <li key={item.key}><button type="button" aria-current={item.key === chosen ? "true" : undefined} onClick={() => onChoose(item.key)}>{say(item.name)}</button></li>)}</ul>
      </aside>
      {store ? <ProblemsOf store={store}><Template key={chosen} app={app} store={store} form={form} others={others} /></ProblemsOf> : null}
    </div>
  );
}

function Template({ app, store, form, others }: { app: string; store: DraftStore<PrintDocument>; form: FormDocument; others: Record<string, FormDocument> }) {
  const { t } = useTranslation("designers");
  const print = useDraft(store, (draft) => draft.history.present);
  const run = store.getState().run;
  const code = useRef<CodeHandle>(null);
  const [styling, setStyling] = useState(false);
  return (
    <>
      <aside className="dz-pane pr-fields" aria-label={t("printing.insert")}><Insertables form={form} others={others} onInsert={(text) => code.current?.insert(text)} /></aside>
      <main className="pr-write">
        <div className="pr-tabs" role="tablist">
          <button type="button" role="tab" aria-selected={!styling} onClick={() => setStyling(false)}>{t("printing.body")}</button>
          <button type="button" role="tab" aria-selected={styling} onClick={() => setStyling(true)}>{t("printing.styles")}</button>
        </div>
        {styling ? <CodeBox key="styles" label={t("printing.styles")} most={20_000} value={print.styles ?? ""} onChange={(styles) => run(commands.set({ styles: styles || undefined }))} />
          : <CodeBox key="body" ref={code} label={t("printing.body")} most={60_000} value={print.body} onChange={(body) => run(commands.set({ body }))} />}
      </main>
      <section className="pr-look" aria-label={t("printing.preview")}><PageSettings store={store} print={print} form={form} /><LivePreview app={app} print={print} /></section>
    </>
  );
}
