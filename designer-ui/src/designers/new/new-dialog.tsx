/** The frame of every "new": a name first, then what this kind needs, one button that makes it. */
import { Alert, Button, Modal } from "antd";
import Input from "antd/es/input/Input";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Text } from "@/document/types";

interface Props {
  title: string;
  teach: string;
  name?: string;
  placeholder?: string;
  okText?: string;
  children?: ReactNode;
  onClose: () => void;
  onMake: (name: Text) => Promise<void>;
}

export function NewDialog({ title, teach, name: first = "", placeholder, okText, children, onClose, onMake }: Props) {
  const { t } = useTranslation("designers");
  const [name, setName] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const make = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onMake({ zh: name.trim() });
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
      setBusy(false);
    }
  };
  return (
    <Modal open title={title} width={480} onCancel={onClose} footer={[
      <Button key="cancel" onClick={onClose}>{t("new.cancel")}</Button>,
      <Button key="ok" type="primary" loading={busy} disabled={!name.trim()} onClick={() => void make()}>{okText ?? t("new.make")}</Button>,
    ]}>
      <form className="dn" onSubmit={(event) => { event.preventDefault(); if (name.trim() && !busy) void make(); }}>
        <p className="dz-hint">{teach}</p>
        <label className="fl-block"><span>{t("prop.name")}</span><Input autoFocus aria-label={t("prop.name")} maxLength={60} placeholder={placeholder} value={name} onChange={(event) => setName(event.target.value)} /></label>
        {children}
        {failure ? <Alert type="error" showIcon title={failure.message} /> : null}
      </form>
    </Modal>
  );
}
