/** Before business settings are published: what changes, and which records it concerns. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/parts/dialog";
import type { PublishPart } from "../api/documents";
import { PartChanges } from "../workspace/part-changes";

interface Props {
  parts: PublishPart[];
  busy: boolean;
  onClose: () => void;
  onPublish: () => void;
}

export function ParametersDialog({ parts, busy, onClose, onPublish }: Props) {
  const { t } = useTranslation("designers");
  return (
    <Dialog title={t("publish.title")} width={640} onCancel={onClose} footer={[
      <Button key="close" onClick={onClose}>{t("publish.later")}</Button>,
      <Button key="go" type="primary" loading={busy} onClick={onPublish}>{t("publish.go")}</Button>,
    ]}>
      {parts.map((part) => <PartChanges key={`${part.kind}/${part.key}`} part={part} />)}
    </Dialog>
  );
}
