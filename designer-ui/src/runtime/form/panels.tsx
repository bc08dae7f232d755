/** The panels beside the entry form: credit, what is overdue, the last orders; folded on a phone. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import { type PanelData, readPanels } from "@/api/panels";
import type { FieldDocument, FormDescriptor, PanelDocument } from "@/api/types";
import { say } from "@/i18n";
import { isEmpty } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import type { DraftedAs } from "@/parts/drafted";
import { Tag } from "@/parts/status";
import { usePhone } from "@/shell/use-screen";

import { payloadOf } from "./draft";
import { besideKey, idOf, panelInputs } from "./panel-inputs";
import styles from "./panels.module.css";
import type { FormStore } from "./store";

interface PanelsProps {
  app: string;
  descriptor: FormDescriptor;
  store: FormStore;
  recordId?: number;
  drafted?: DraftedAs;
}

const SOON = 350;

/** A value that has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SOON);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The values beside the lines are put into the lines themselves, where the grid draws them like computed ones. */
function putBeside(store: FormStore, panels: readonly PanelDocument[], found: readonly PanelData[]): void {
  for (const panel of panels) {
    if (panel.kind !== "beside" || !panel.table || !panel.match) continue;
    const values = new Map((found.find((one) => one.id === panel.id)?.values ?? []).map((one) => [one.id, one.value]));
    const key = besideKey(panel);
    const { draft } = store.getState();
    const lines = (draft.lines[panel.table] ?? []).map((line) => {
      const value = values.get(idOf(line[panel.match!]) as number) ?? null;
      return (line[key] ?? null) === value ? line : { ...line, [key]: value };
    });
    if (lines.some((line, index) => line !== draft.lines[panel.table!]![index])) store.setState({ draft: { ...draft, lines: { ...draft.lines, [panel.table]: lines } } });
  }
}

function Items({ data }: { data: PanelData }) {
  return (
    <dl className={styles.items}>
      {data.items?.map((item) => {
        const field = { key: item.id, type: "formula", result: item.result } as FieldDocument;
        const kind = kindOf(field);
        return <div key={item.id} className={item.warn ? styles.warn : undefined}><dt>{say(item.title)}</dt><dd className={kind.align === "right" ? "num" : undefined}><kind.Display value={item.value} field={field} /></dd></div>;
      })}
    </dl>
  );
}

function Rows({ data }: { data: PanelData }) {
  const { t } = useTranslation("runtime");
  const fields = (data.fields ?? []) as unknown as FieldDocument[];
  if (!data.rows?.length) return <p className={styles.none}>{t("panels.none")}</p>;
  return (
    <ul className={styles.rows}>
      {data.rows.map((row) => (
        <li key={row.id}>
          {fields.map((field, index) => {
            const kind = kindOf(field, row[field.key]);
            const value = <kind.Display value={row[field.key]} field={field} dense />;
            if (index) return isEmpty(row[field.key]) ? null : <span key={field.key} title={labelOf(field)}>{value}</span>;
            return <Link key={field.key} to="/apps/$app/forms/$form/$id" params={{ app: data.app!, form: data.form!, id: String(row.id) }} target="_blank">{value}</Link>;
          })}
        </li>
      ))}
    </ul>
  );
}

export default function Panels({ app, descriptor, store, recordId, drafted }: PanelsProps) {
  const { t } = useTranslation("runtime");
  const phone = usePhone();
  const draft = useStore(store, (state) => state.draft);
  const { document } = descriptor;
  const panels = useMemo(() => document.panels ?? [], [document]);
  const inputs = useSettled(JSON.stringify(panelInputs(document, draft)));
  const { data } = useQuery({
    queryKey: ["panels", app, document.key, recordId, drafted, inputs],
    queryFn: () => readPanels(app, document.key, { values: payloadOf(document, store.getState().draft, store.before), ...(recordId ? { id: recordId } : {}) }, drafted),
    placeholderData: keepPreviousData, staleTime: 30_000,
  });
  useEffect(() => { if (data) putBeside(store, panels, data); }, [data, panels, store]);
  return panels.map((panel) => {
    const found = data?.find((one) => one.id === panel.id);
    if (!found || panel.kind === "beside") return null;
    const alarm = found.items?.some((item) => item.warn);
    return (
      <details key={panel.id} className={styles.panel} open={!phone} aria-label={say(panel.title)}>
        <summary><h2>{say(panel.title)}</h2>{alarm ? <Tag tone="danger">{t("panels.warn")}</Tag> : null}</summary>
        {found.rows ? <Rows data={found} /> : <Items data={found} />}
      </details>
    );
  });
}
