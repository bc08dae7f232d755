/** What a transition or a button still needs to know before it runs. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/api/errors";
import type { FormDescriptor } from "@/api/types";
import { isEmpty, unreadAs } from "@/kinds/field-kind";
import { fieldAt, labelOf } from "@/kinds/fields-of";
import { kindOf } from "@/kinds/registry";
import { Dialog } from "@/parts/dialog";

import { AskRows, askedRows } from "./ask-rows";
import styles from "./record.module.css";

interface AskDialogProps {
  descriptor: FormDescriptor;
  app: string;
  form: string;
  id: string;
  /** What the answers start from; nothing where many records are asked for at once. */
  record: Record<string, unknown>;
  title: string;
  /** What the button says, where it is not the title. */
  button?: string;
  note?: string | null;
  fields: string[];
  onSend: (values: Record<string, unknown>) => Promise<void>;
  /** Leaves this record out and goes on, where several are asked for one after the other. */
  onSkip?: () => void;
  onClose: () => void;
}

export default function AskDialog({ descriptor, app, form, id, record, title, button, note, fields, onSend, onSkip, onClose }: AskDialogProps) {
  const { t } = useTranslation("runtime");
  const [values, setValues] = useState<Record<string, unknown>>(() => Object.fromEntries(fields.map((key) => [key, descriptor.rights.fields?.[key] === "masked" ? null : record[key] ?? null]))); // what is seen in stars is no answer
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const asked = fields.map((key) => fieldAt(descriptor.document, key)).filter((field) => field !== undefined);
  const missing = asked.filter((field) => isEmpty(values[field.key]));
  const unread = asked.some((field) => unreadAs(kindOf(field), values[field.key]));
  const submit = async () => {
    setTried(true);
    if (missing.length || unread) return;
    setBusy(true);
    try {
      await onSend(Object.fromEntries(asked.map((field) => [field.key, field.type === "subtable" ? askedRows(field, values[field.key]) : kindOf(field).wire(values[field.key])])));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.errors[0]?.message ?? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} okText={button ?? title} cancelText={t("common:cancel")} onOk={() => void submit()} onCancel={onClose} confirmLoading={busy} width={asked.some((field) => field.type === "subtable") ? 560 : 440} okButtonProps={{ autoFocus: false }} footer={onSkip ? (_, { OkBtn, CancelBtn }) => <><CancelBtn /><Button onClick={onSkip}>{t("batch.skip")}</Button><OkBtn /></> : undefined}>
      {note ? <p className="muted">{note}</p> : null}
      {asked.map((field, index) => {
        const kind = kindOf(field);
        const wrong = unreadAs(kind, values[field.key]);
        const bad = tried && isEmpty(values[field.key]);
        const said = bad ? t("form.fill", { name: labelOf(field) }) : wrong && t(`form.unread.${wrong}`);
        return (
          <div key={field.key} className={styles.ask}>
            <label htmlFor={`ask-${field.key}`}>{labelOf(field)} <span className={styles.star} aria-hidden>*</span></label>
            {field.type === "subtable" ? <AskRows field={field} value={values[field.key]} app={app} form={form} record={id} autoFocus={index === 0} onChange={(value) => setValues((now) => ({ ...now, [field.key]: value }))} /> : <kind.Input id={`ask-${field.key}`} field={field} value={values[field.key]} app={app} form={form} path={field.key} record={id} invalid={Boolean(said)} spread autoFocus={index === 0} beside={fields} onFill={(filled) => setValues((now) => ({ ...now, ...filled }))} onChange={(value) => setValues((now) => ({ ...now, [field.key]: value }))} />}
            {said ? <p className={styles.fieldProblem} role="alert">{said}</p> : null}
          </div>
        );
      })}
      {problem ? <p className={styles.fieldProblem} role="alert">{problem}</p> : null}
    </Dialog>
  );
}
