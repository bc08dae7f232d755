/** The real form of the draft beside the designer: desktop or phone, as any role. */
import "./preview.css";

import { Segmented, Select } from "antd";
import { Monitor, Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { say } from "@/i18n";
import type { FormDocument } from "@/document/types";
import type { DocumentItem } from "../api/documents";
import type { DraftStore } from "../draft/store";
import { Waiting } from "./waiting";

interface Props {
  app: string;
  store: DraftStore<FormDocument>;
  items: DocumentItem[];
}

const ALL = "";

export default function PreviewPane({ app, store, items }: Props) {
  const { t } = useTranslation("designers");
  const [phone, setPhone] = useState(false);
  const [role, setRole] = useState(ALL);
  const [kept, setKept] = useState(false);
  const { key } = store.getState();
  const roles = items.filter((item) => item.kind === "role" && item.published_version !== null);
  // The preview reads the draft from the server: what was typed last has to be there first.
  useEffect(() => void store.getState().flush().finally(() => setKept(true)), [store]);
  const address = `/apps/${app}/design/${key}/preview${role ? `?role=${encodeURIComponent(role)}` : ""}`;
  return (
    <div className="pv">
      <div className="pv-head">
        <span>{t("preview.as")}</span>
        <Select size="small" aria-label={t("preview.as")} value={role} popupMatchSelectWidth={false} onChange={setRole}
          options={[{ value: ALL, label: t("preview.everything") }, ...roles.map((item) => ({ value: item.key, label: say(item.name) }))]} />
        <span className="dz-hint">{t("preview.hint")}</span>
        <span className="dz-grow" />
        <Segmented size="small" value={phone ? "phone" : "desktop"} onChange={(next) => setPhone(next === "phone")} aria-label={t("canvas.width")}
          options={[{ value: "desktop", label: t("canvas.desktop"), icon: <Monitor size={14} /> }, { value: "phone", label: t("canvas.phone"), icon: <Smartphone size={14} /> }]} />
      </div>
      <div className="pv-stage" data-width={phone ? "phone" : "desktop"}>{kept ? <iframe key={address} src={address} title={t("preview.title")} /> : <Waiting />}</div>
    </div>
  );
}
