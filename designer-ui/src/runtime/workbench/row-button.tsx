/** The row's own button: does it, asks what it needs to know, or opens where it is done. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { decide } from "@/api/inbox";
import { formQuery, meQuery, queryClient } from "@/api/queries";
import { changeRecord, takeStep } from "@/api/record-writes";
import { recordQuery } from "@/api/records";
import type { ListItem, ListRow, RowAction } from "@/api/workbenches";
import { say } from "@/i18n";
import { ask, toast } from "@/parts/feedback";

import styles from "./workbench.module.css";

const AskDialog = lazy(() => import("@/runtime/record/ask-dialog"));

interface RowButtonProps {
  item: ListItem;
  row: ListRow;
  action: RowAction;
}

async function refresh(form: string): Promise<void> {
  await Promise.all([["workbench"], ["records", form], ["counts", form], ["record", form], ["inbox"], [...meQuery.queryKey]].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

export function RowButton({ item, row, action }: RowButtonProps) {
  const { t } = useTranslation("runtime");
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const { app, form } = item;
  const id = String(row.id);
  const place = { app, form, id: row.id };
  const label = say(action.name) || (action.kind === "task" ? t("inbox.approve") : t("home.open"));

  const send = async (values?: Record<string, unknown>) => {
    if (action.kind === "task" && action.task) await decide(action.task, "approve");
    else if (action.kind === "button" && action.key) await takeStep(place, { button: action.key }, { values });
    else if (action.kind === "transition" && action.key) await takeStep(place, { transition: action.key }, { values });
    else await changeRecord(place, values ?? {});
    setAsking(false);
    await refresh(form);
    toast(t("record.done", { verb: label }));
  };
  const now = async () => {
    setBusy(true);
    try {
      await send();
    } catch (error) {
      ask({ title: t("record.refused", { verb: label }), content: error instanceof Error ? error.message : "", okText: t("common:ok") });
      await refresh(form);
    } finally {
      setBusy(false);
    }
  };
  const press = () => {
    if (action.kind === "record") void navigate({ to: "/apps/$app/forms/$form/$id", params: { app, form, id } });
    else if (action.kind === "edit") void navigate({ to: "/apps/$app/forms/$form/$id/edit", params: { app, form, id } });
    else if (action.ask?.length) setAsking(true);
    else if (action.confirm) ask({ title: label, content: say(action.confirm), okText: label, cancelText: t("common:cancel"), onOk: now });
    else void now();
  };
  return (
    <>
      <Button size="small" className={styles.button} loading={busy} onClick={press}>{label}</Button>
      {asking ? <Asking item={item} id={id} action={action} label={label} onSend={send} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

interface AskingProps {
  item: ListItem;
  id: string;
  action: RowAction;
  label: string;
  onSend: (values: Record<string, unknown>) => Promise<void>;
  onClose: () => void;
}

/** What is asked starts with what the record says now. */
function Asking({ item, id, action, label, onSend, onClose }: AskingProps) {
  const descriptor = useQuery(formQuery(item.app, item.form)).data;
  const answer = useQuery(recordQuery(item.app, item.form, id)).data;
  if (!descriptor || !answer) return null;
  return (
    <Suspense>
      <AskDialog descriptor={descriptor} app={item.app} form={item.form} id={id} record={answer.record} title={label} note={action.confirm ? say(action.confirm) : null} fields={action.ask ?? []} onSend={onSend} onClose={onClose} />
    </Suspense>
  );
}
