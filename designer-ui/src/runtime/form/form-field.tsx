/** One field of the form: label, input, and below it what is wrong. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";

import type { FieldDocument } from "@/api/types";
import { say, type Words } from "@/i18n";
import { isEmpty, unreadAs } from "@/kinds/field-kind";
import { labelOf } from "@/kinds/fields-of";
import { isComputed, kindOf } from "@/kinds/registry";

import { askedRecord } from "./asked-record";
import { setValue } from "./draft";
import styles from "./form.module.css";
import type { FormStore } from "./store";

interface FormFieldProps {
  app: string;
  form: string;
  field: FieldDocument;
  store: FormStore;
  span?: number;
  required: boolean;
  readonly: boolean;
  recordId?: number;
  /** Keys of the fields beside it that it may fill, parted by blanks. */
  beside?: string;
}

export const FormField = memo(function FormField({ app, form, field, store, span, required, readonly, recordId, beside }: FormFieldProps) {
  const { t } = useTranslation("runtime");
  const value = useStore(store, (state) => state.draft.values[field.key]);
  const refused = useStore(store, (state) => state.draft.problems[field.key]);
  const copied = useStore(store, (state) => state.copied[field.key]);
  const record = useStore(store, (state) => askedRecord(field, state.draft.values, recordId));
  const kind = kindOf(field, value);
  const unread = unreadAs(kind, value);
  const problem = refused ?? (unread && t(`form.unread.${unread}`));
  const id = `field-${field.key}`;
  const fixed = readonly || isComputed(field);
  const fill = (values: Record<string, unknown>) => {
    const keys = Object.keys(values);
    store.getState().change((draft) => keys.reduce((next, key) => setValue(next, key, values[key]), draft), keys);
  };
  const hint = copied && isEmpty(value) ? t("form.copied", { from: copied.from }) : say((field.hint ?? field["help"]) as Words | undefined);
  return (
    <div className={styles.field} style={{ gridColumn: span || field.type === "address" ? `span ${span ?? 2}` : undefined }}>
      <label htmlFor={id}>{labelOf(field)}{required && !fixed ? <span className={styles.star} title={t("common:required")}>*</span> : null}</label>
      {fixed ? (
        <div className={styles.fixed}><kind.Display value={value} field={field} /></div>
      ) : (
        <kind.Input
          id={id} value={value} field={field} app={app} form={form} path={field.key} record={record} invalid={Boolean(problem)} describedBy={problem || hint ? `${id}-note` : undefined}
          placeholder={copied?.mask ?? (say(field["placeholder"] as Words | undefined) || undefined)}
          beside={beside?.split(" ")} onFill={fill}
          onChange={(next) => store.getState().change((draft) => setValue(draft, field.key, next), [field.key])}
        />
      )}
      {problem ? <p id={`${id}-note`} className={styles.problem} role="alert">{problem}</p> : hint ? <p id={`${id}-note`} className={styles.hint}>{hint}</p> : null}
    </div>
  );
});
