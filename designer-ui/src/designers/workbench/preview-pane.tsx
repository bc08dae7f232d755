/** The whole workbench of the draft in a frame, as wide as a desktop or a phone. */
import "../workspace/preview.css";

import { Segmented } from "antd";
import { Monitor, Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { WorkbenchDocument } from "@/document/types";
import type { DraftStore } from "../draft/store";
import { Waiting } from "../workspace/waiting";

export default function PreviewPane({ app, store }: { app: string; store: DraftStore<WorkbenchDocument> }) {
  const { t } = useTranslation("designers");
  const [phone, setPhone] = useState(false);
  const [kept, setKept] = useState(false);
  // The preview reads the draft from the server: what was typed last has to be there first.
  useEffect(() => void store.getState().flush().finally(() => setKept(true)), [store]);
  return (
    <div className="pv">
      <div className="pv-head">
        <span className="dz-hint">{t("workbench.previewHint")}</span>
        <span className="dz-grow" />
        <Segmented size="small" value={phone ? "phone" : "desktop"} onChange={(next) => setPhone(next === "phone")} aria-label={t("canvas.width")}
          options={[{ value: "desktop", label: t("canvas.desktop"), icon: <Monitor size={14} /> }, { value: "phone", label: t("canvas.phone"), icon: <Smartphone size={14} /> }]} />
      </div>
      <div className="pv-stage" data-width={phone ? "phone" : "desktop"}>{kept ? <iframe src={`/apps/${app}/design/${store.getState().key}/preview?kind=workbench`} title={t("workbench.preview")} /> : <Waiting />}</div>
    </div>
  );
}
