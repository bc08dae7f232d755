/** A bar code is typed, shot by a hand scanner (which types and presses Enter), or read by the camera where the browser can. */
import { ScanLine } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { InputProps } from "@/kinds/field-kind";

import { Icon } from "./icon";
import { lazyPart } from "./lazy-part";
import { TextBox } from "./text-box";

const Camera = lazyPart(() => import("./scan-camera"));

export default function ScanInput({ id, value, onChange, disabled, invalid, autoFocus, placeholder, describedBy, onDone }: InputProps) {
  const { t } = useTranslation("runtime");
  const [looking, setLooking] = useState(false);
  const able = "BarcodeDetector" in window && Boolean(navigator.mediaDevices);
  return (
    <>
      <TextBox
        id={id} value={typeof value === "string" ? value : ""} disabled={disabled} invalid={invalid} autoFocus={autoFocus} placeholder={placeholder ?? t("typed.scan")} aria-describedby={describedBy} autoComplete="off"
        onChange={(text) => onChange(text || null)} onFocus={(event) => event.target.select()}
        onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); event.currentTarget.select(); onDone?.(); } }}
        suffix={able && !disabled ? <button type="button" className="icon-button" aria-label={t("typed.camera")} title={t("typed.camera")} onClick={() => setLooking(true)} style={{ border: 0, padding: 0, background: "none", color: "inherit", cursor: "pointer", display: "grid" }}><Icon as={ScanLine} size={16} /></button> : undefined}
      />
      {looking ? <Suspense><Camera onFound={(text) => { onChange(text); setLooking(false); onDone?.(); }} onClose={() => setLooking(false)} /></Suspense> : null}
    </>
  );
}
