/** An address in its parts, each of which can be typed; a pasted text is read as a whole and shown before it fills them. */
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Address } from "@/api/types";
import type { InputProps } from "@/kinds/field-kind";

import styles from "./address-input.module.css";
import { lazyPart } from "./lazy-part";
import type { Filled } from "./paste-address";
import { TextBox } from "./text-box";

const PasteAddress = lazyPart(() => import("./paste-address"));
const PARTS = ["province", "city", "district", "detail"] as const;
const WHOLE = 8; // shorter texts are one part of an address

export default function AddressInput({ id, value, field, onChange, onFill, disabled, invalid, describedBy, beside = [] }: Omit<InputProps, "value"> & { value: Address | null }) {
  const { t } = useTranslation("address");
  const [pasting, setPasting] = useState<string | null>(null);
  const [heard, setHeard] = useState("");
  /** Enter right after the paste, while the box that reads it is still on its way. */
  const [hurried, setHurried] = useState(false);
  const [recipient, phone] = ["recipient", "phone"].map((option) => beside.find((key) => key === field[option]));
  const set = (part: (typeof PARTS)[number], text: string) => {
    const next = { ...value, [part]: text || undefined };
    delete next.code;
    onChange(PARTS.some((one) => next[one]) ? next : null);
  };
  const paste = (event: React.ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text");
    const street = value?.province && (event.target as Element).closest(`.${styles.detail}`) && !/\d{7}|[\n\t]/.test(pasted);
    if (pasted.trim().length < WHOLE || street) return;
    event.preventDefault();
    setHurried(false);
    setPasting(pasted);
  };
  const hurry = (event: React.KeyboardEvent) => {
    if (pasting === null || event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    setHurried(true);
  };
  const fill = (filled: Filled) => {
    const placed = filled.address.province || !value ? filled.address : { ...value, ...filled.address };
    onChange(PARTS.some((part) => placed[part]) ? placed : null);
    const beside = { ...(recipient && filled.name ? { [recipient]: filled.name } : {}), ...(phone && filled.phone ? { [phone]: filled.phone } : {}) };
    if (Object.keys(beside).length) onFill?.(beside);
    setPasting(null);
    setHeard(t("filled"));
  };
  return (
    <div className={styles.address} onPaste={disabled ? undefined : paste} onKeyDown={hurry}>
      {disabled || pasting !== null ? null : <button type="button" className={styles.open} onClick={() => { setHurried(false); setPasting(""); }}>{t("paste")}</button>}
      {pasting === null ? null : <Suspense><PasteAddress start={pasting} hurried={hurried} withName={Boolean(recipient)} withPhone={Boolean(phone)} onFill={fill} onClose={() => setPasting(null)} /></Suspense>}
      {PARTS.map((part, index) => (
        <TextBox
          key={part} id={index === 0 ? id : undefined} className={styles[part]} value={value?.[part] ?? ""} disabled={disabled} placeholder={t(`hint.${part}`)}
          aria-label={t(part)} invalid={invalid} aria-describedby={describedBy} onChange={(text) => set(part, text)} autoComplete="off"
        />
      ))}
      <span className="visually-hidden" role="status">{heard}</span>
    </div>
  );
}
