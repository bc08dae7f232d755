/** The frame of every "new": a name first, then what this kind needs, one button that makes it. */
import { Alert, Button } from "antd";
import Input from "antd/es/input/Input";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Text } from "@/document/types";
import { Dialog } from "@/parts/dialog";

interface Props {
  title: string;
  teach: string;
  /** Where the name starts; with `both` it is asked for in both languages. */
  name?: Text;
  both?: boolean;
  placeholder?: string;
  okText?: string;
  children?: ReactNode;
  onClose: () => void;
  onMake: (name: Text) => Promise<void>;
}

/** Every text has a Chinese form; a name given only in English stands for both. */
function inBoth(own: string, other: string, chinese: boolean): Text {
  if (chinese) return other ? { zh: own, en: other } : { zh: own };
  return { zh: other || own, en: own };
}

export function NewDialog({ title, teach, name: first = { zh: "" }, both = false, placeholder, okText, children, onClose, onMake }: Props) {
  const { t, i18n } = useTranslation("designers");
  const chinese = i18n.language.startsWith("zh");
  const [own, other] = chinese ? [first.zh, first.en ?? ""] : [first.en || first.zh, first.en ? first.zh : ""];
  const [name, setName] = useState(own);
  const [otherName, setOtherName] = useState(other);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const make = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onMake(inBoth(name.trim(), otherName.trim(), chinese));
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} width={480} onCancel={onClose} footer={[
      <Button key="cancel" onClick={onClose}>{t("new.cancel")}</Button>,
      <Button key="ok" type="primary" loading={busy} disabled={!name.trim()} onClick={() => void make()}>{okText ?? t("new.make")}</Button>,
    ]}>
      <form className="dn" onSubmit={(event) => { event.preventDefault(); if (name.trim() && !busy) void make(); }}>
        <p className="dz-hint">{teach}</p>
        <label className="fl-block"><span>{t("prop.name")}</span><Input autoFocus aria-label={t("prop.name")} maxLength={60} placeholder={placeholder} value={name} onChange={(event) => setName(event.target.value)} /></label>
        {both ? <label className="fl-block"><span>{t(chinese ? "text.inEnglish" : "text.inChinese")}</span><Input aria-label={t(chinese ? "text.inEnglish" : "text.inChinese")} maxLength={60} value={otherName} onChange={(event) => setOtherName(event.target.value)} /></label> : null}
        {children}
        {failure ? <Alert type="error" showIcon title={failure.message} /> : null}
      </form>
    </Dialog>
  );
}
