/** Number, state and tags at the left; at the right what this person may do now, one button of it primary. */
import { Link, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { ChevronLeft, Copy, Ellipsis, PanelRight, Pencil, Printer } from "lucide-react";
import { useTranslation } from "react-i18next";

import { isEmpty } from "@/kinds/field-kind";
import { fieldAt, labelOf, statusField } from "@/kinds/fields-of";
import { optionNamed, optionText } from "@/kinds/fields/option-display";
import { toast } from "@/parts/feedback";
import { Icon } from "@/parts/icon";
import { Menu } from "@/parts/menu";
import { Tag, toneOf } from "@/parts/status";
import { Mark } from "@/runtime/list/mark";
import { usePrinting } from "@/runtime/printing/print-button";
import { usePhone } from "@/shell/use-screen";

import { useActions } from "./actions";
import styles from "./record.module.css";
import type { RecordProps } from "./shared";

/** Marks that a reader should not miss: flags that are set and problems that have a colour. */
function Tags({ descriptor, answer }: RecordProps) {
  const { document } = descriptor;
  const status = statusField(document);
  const value = status ? answer.record[status.key] : null;
  const marks = document.fields.filter((field) => field !== status && ((field.type === "boolean" && field.readonly === "TRUE" && answer.record[field.key] === true) || (field.type === "select" && field.options?.some((option) => option.color === "danger" || option.color === "warning") && field.key !== "flag" && !isEmpty(answer.record[field.key]))));
  return (
    <>
      {status && !isEmpty(value) ? <Tag tone={toneOf(optionNamed(status, value)?.color)} dot>{optionText(value, status)}</Tag> : null}
      {marks.map((field) => <Mark key={field.key} field={field} value={answer.record[field.key]} />)}
    </>
  );
}

export function Header(props: RecordProps & { title: string; onRail?: () => void }) {
  const { app, form, id, answer, title, onRail, descriptor } = props;
  const { t } = useTranslation("runtime");
  const router = useRouter();
  const phone = usePhone();
  const { main, more, dialog } = useActions(props);
  const copy = () => void navigator.clipboard?.writeText(title).then(() => toast(t("common:copied")));
  const printing = usePrinting(app, descriptor, [Number(id)]);
  const task = answer.flow?.my_task;
  const shownButtons = phone ? main.slice(0, 1) : main.slice(0, 3);
  const rest = [...main.slice(shownButtons.length), ...more];
  const canEdit = answer.access.update;
  if (phone && canEdit) rest.unshift({ key: "edit", label: t("common:edit"), onClick: () => void router.navigate({ to: "/apps/$app/forms/$form/$id/edit", params: { app, form, id } }) });
  if (phone && printing.open) rest.unshift({ key: "print", label: t("common:print"), onClick: printing.open });
  return (
    <header className={styles.header}>
      <button type="button" className={styles.back} aria-label={t("common:back")} onClick={() => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: "/apps/$app/forms/$form", params: { app, form } }))}>
        <Icon as={ChevronLeft} size={18} />
      </button>
      <h1>{title}</h1>
      <button type="button" className={styles.copy} aria-label={t("record.copyNumber", { name: labelOf(fieldAt(descriptor.document, descriptor.document.title)) })} onClick={copy}><Icon as={Copy} size={14} /></button>
      <Tags {...props} />
      <div className={styles.actions}>
        {canEdit && !phone ? <Link to="/apps/$app/forms/$form/$id/edit" params={{ app, form, id }}><Button icon={<Icon as={Pencil} size={14} />} tabIndex={-1}>{t("common:edit")}</Button></Link> : null}
        {printing.open && !phone ? <Button icon={<Icon as={Printer} size={14} />} onClick={printing.open}>{t("common:print")}</Button> : null}
        {shownButtons.map((action, index) => (
          <Button key={action.key} type={index === 0 && !task && action.primary ? "primary" : "default"} danger={action.danger} disabled={Boolean(action.reason)} title={action.reason ?? undefined} loading={action.busy} onClick={action.onClick}>{action.label}</Button>
        ))}
        {task ? <Link to="/inbox" search={{ task: String(task) }}><Button type="primary" tabIndex={-1}>{t("record.decide")}</Button></Link> : null}
        {rest.length ? (
          <Menu end groups={[{ items: rest }]} button={({ ref, ...props }) => <Button {...props} ref={ref as React.RefObject<HTMLButtonElement>} icon={<Icon as={Ellipsis} />} aria-label={t("common:more")} />} />
        ) : null}
        {onRail ? <Button icon={<Icon as={PanelRight} />} aria-label={t("record.progress")} title={t("record.progress")} onClick={onRail} /> : null}
      </div>
      {dialog}
      {printing.dialog}
    </header>
  );
}
