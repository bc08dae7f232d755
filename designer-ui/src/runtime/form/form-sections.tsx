/** The sections of the form as inputs; what is conditional appears and goes while one types. */
import { Suspense, useMemo } from "react";
import { useStore } from "zustand";

import type { FieldDocument, FormDescriptor, LayoutItem, LayoutSection } from "@/api/types";
import { say } from "@/i18n";
import { besideOf, isEmpty } from "@/kinds/field-kind";
import { fieldAt } from "@/kinds/fields-of";
import { isComputed } from "@/kinds/registry";
import { Card } from "@/parts/card";
import { LayoutElement } from "@/parts/layout-element";
import { lazyPart } from "@/parts/lazy-part";
import { usePhone } from "@/shell/use-screen";

import { fieldStates } from "./compute";
import styles from "./form.module.css";
import { FormField } from "./form-field";
import { LineGrid } from "./line-grid";
import type { FormStore } from "./store";

const LineCards = lazyPart(() => import("./line-cards"));

interface FormSectionsProps {
  app: string;
  descriptor: FormDescriptor;
  store: FormStore;
  sections: LayoutSection[];
  hidden: (path: string) => boolean;
  locked: (path: string) => boolean;
  recordId?: number;
  /** What a step of a flow opens: written whatever the form says of the record's state. */
  opened?: Record<string, string>;
  /** What the step asks for that is taken next. */
  asked?: string[];
}

export function FormSections({ app, descriptor, store, sections, hidden, locked, recordId, opened = {}, asked }: FormSectionsProps) {
  const draft = useStore(store, (state) => state.draft);
  const phone = usePhone();
  const states = useMemo(() => fieldStates(descriptor, draft), [descriptor, draft]);
  const { document } = descriptor;
  const fieldOf = (item: LayoutItem): FieldDocument | undefined => (item.field && !hidden(item.field) && states[item.field]?.visible ? fieldAt(document, item.field) : undefined);
  /** What the system sets is no question on a new record, and fixed afterwards; a step or a button may ask for it. */
  const ofSystem = (field: FieldDocument) => field.set_by === "system" && !(field.key in opened) && !asked?.includes(field.key);
  const unasked = (field: FieldDocument) => ofSystem(field) && recordId === undefined && !draft.touched[field.key];
  const fixed = (field: FieldDocument) => !(field.key in opened) && ((ofSystem(field) && !field.readonly) || Boolean(states[field.key]?.readonly) || locked(field.key));
  /** What a pasted address may fill beside it. */
  const fillable = (key: string) => {
    const field = hidden(key) || !states[key]?.visible ? undefined : fieldAt(document, key);
    return field !== undefined && !fixed(field);
  };
  const required = (field: FieldDocument) => Boolean(states[field.key]?.required) || opened[field.key] === "required" || Boolean(asked?.includes(field.key));
  /** On entry a computed or fixed field is worth its place only once it says something. */
  const worth = (field: FieldDocument) => !unasked(field) && field.type !== "status" && (!(isComputed(field) || fixed(field)) || !isEmpty(draft.values[field.key]));
  return (
    <div className={styles.body}>
      {sections.map((section) => {
        const fields = section.items.map((item) => ({ item, field: fieldOf(item) })).filter((one): one is { item: LayoutItem; field: FieldDocument } => one.field !== undefined);
        const tables = fields.filter(({ field }) => field.type === "subtable" && !(fixed(field) && !draft.lines[field.key]?.length));
        const plain = fields.filter(({ field }) => field.type !== "subtable" && worth(field));
        const elements = section.items.filter((item) => !item.field);
        const Lines = phone ? LineCards : LineGrid;
        return (
          <div key={section.id} className={styles.section}>
            {plain.length || (!tables.length && elements.length) ? (
              <Card title={say(section.name) || undefined}>
                <div className={styles.fields} style={{ "--columns": Math.max(section.columns ?? 3, 1) } as React.CSSProperties}>
                  {section.items.map((item) => {
                    const field = plain.find((one) => one.item === item)?.field;
                    return field ? (
                    <FormField key={item.id} app={app} form={document.key} field={field} store={store} span={item.span} required={required(field)} readonly={fixed(field)} recordId={recordId} beside={besideOf(field).filter(fillable).join(" ") || undefined} />
                    ) : elements.includes(item) ? <LayoutElement key={item.id} item={item} /> : null;
                  })}
                </div>
              </Card>
            ) : null}
            {tables.map(({ field }) => (
              <Suspense key={field.key}><Lines app={app} descriptor={descriptor} table={field} store={store} readonly={fixed(field)} hidden={hidden} title={say(section.name) || say(field.name)} recordId={recordId} /></Suspense>
            ))}
          </div>
        );
      })}
    </div>
  );
}
